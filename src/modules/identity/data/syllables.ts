/** Plain syllables to make passwords that can be read aloud and typed on any keyboard. */
export const SYLLABLES: readonly string[] = (
  "ba bai bam ban bang banh bat bau be bem ben bep bi binh bit bo boi bom bon bong bot bu bui bum bun " +
  "bung ca cai cam can cang canh cat cau co coi com con cong cot cui cum cun cung cha chai cham chan " +
  "chang chanh chat chau che chem chen chep chi chinh chit choi chom chon chong chot chu chui chum chun " +
  "chung da dan dang danh dat dau de dem den dep dinh do doi dom don dong dot dui dum dun dung ga gai " +
  "gam gan gang ganh gat gau go goi gom gon gong got gu gui gum gun gung ha hai ham han hang hanh hat " +
  "hau he hem hen hep hi hinh hit ho hoi hom hon hong hot hu hui hum hun hung kha khai kham khan khang " +
  "khanh khat khau khe khem khen khep khi khinh khit kho khoi khom khon khong khot khu khui khum khun " +
  "khung la lai lam lan lang lanh lat lau le lem len lep li linh lit lo loi lom long lu lui lum lun " +
  "lung ma mai mam man mang manh mau me mem men mep mi minh mit mo moi mom mon mong mot mu mui mum mun " +
  "mung na nai nam nan nang nanh nat nau ne nem nen nep ni ninh nit no noi nom non nong not nu nui num " +
  "nun nung nha nhai nham nhan nhang nhanh nhat nhau nhe nhem nhen nhep nhi nhinh nhit nho nhoi nhom " +
  "nhon nhong nhot nhu nhui nhum nhun nhung pha phai pham phan phang phanh phat phau phe phem phen phep " +
  "phi phinh phit pho phoi phom phon phong phot phu phui phum phun phung sa sai sam san sang sanh sat " +
  "sau se sem sen sep si sinh sit so soi som son song sot su sui sum sun sung ta tai tam tan tang tanh " +
  "tat tau te tem ten tep tinh tit to toi tom ton tong tot tu tui tum tun tung tha thai tham than thang " +
  "thanh that thau the them then thep thinh thit tho thoi thom thon thong thot thu thui thum thun thung " +
  "tra trai tram tran trang tranh trat trau tre trem tren trep tri trinh trit tro troi trom tron trong " +
  "trot tru trui trum trun trung va vai vam van vang vanh vat vau ve vem ven vep vi vinh vit vo voi vom " +
  "von vong vot vui vum vun vung xa xai xam xan xang xanh xat xau xe xem xen xep xi xinh xit xo xoi xom " +
  "xon xong xot xu xui xum xun xung "
)
  .trim()
  .split(" ");
