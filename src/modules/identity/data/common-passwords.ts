/**
 * Passwords and stems that people choose first, Vietnamese ones among them; letters and digits only, folded.
 * Whatever is longer and built from one of these by adding digits is refused too.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  (
    "password passwords passwordpassword passw0rd p4ssword matkhau matkhaumoi matkhaumacdinh matkhaucuatoi mk " +
    "admin administrator adminadmin quantri quantrivien root superuser system login dangnhap xinchao xinchaovietnam " +
    "qwerty qwertyuiop qwertyqwerty asdfghjkl zxcvbnm iloveyou iloveyouforever anhyeuem emyeuanh anhyeuemnhieulam " +
    "yeuemmaimai yeuanhmaimai nhoemnhieulam langson tinhlangson thanhpholangson vietnam vietnamvodich " +
    "toiyeuvietnam hanoi saigon motcua motcuadientu trungtam trungtamhanhchinhcong hanhchinhcong dichvucong " +
    "congdan canbo chuyenvien giamdoc tiepnhan tiepnhanhoso hoso thutuchanhchinh uybannhandan ubndtinh letmein " +
    "letmeinplease welcome welcomewelcome monkey dragon football bongda sunshine princess superman batman trustno " +
    "master shadow michael abc abcd abcde abcdef abcabc abcdabcd abcxyz test testtest testing changeme changeit " +
    "default guest demo user username facebook google zalo youtube internet computer samsung iphone apple " +
    "123 1234 12345 123456 1234567 12345678 123456789 1234567890 123123123 123123123123 111222333 112233445566 " +
    "147258369 159357 159753 789456123 987654321 0987654321 0123456789 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 " +
    "q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc zaq12wsx qazwsxedc qazwsx aaaa aaaaaa abc123 abc123abc123 a123456 aa123456 " +
    "secret supersecret bimat khongbiet khongcogi chucmungnammoi happynewyear hanhphuc maimai giadinh cogiaothao"
  ).split(" "),
);
