export type DemoAccount = { readonly username: string; readonly role: string; readonly name: string };

/** What `ensureDemo` made or found. */
export type Demo = {
  readonly accounts: readonly DemoAccount[];
  readonly password: string;
  readonly example: string | undefined;
};

/** What `npm start` prints when the centre is open. */
export function welcome(url: string, demo: Demo): string {
  const widest = Math.max(...demo.accounts.map((account) => account.username.length), 0);
  return [
    "",
    `Trung tâm mẫu đã mở: ${url}`,
    "",
    `Đăng nhập cán bộ:   ${url}/can-bo   (mật khẩu chung của bản mẫu: ${demo.password})`,
    ...demo.accounts.map(({ username, role, name }) => `  ${username.padEnd(widest)}  ${role} – ${name}`),
    "",
    "Thử trước:",
    `  1. Đăng nhập bằng ${demo.accounts[0]?.username ?? "cán bộ tiếp nhận"}, vào "Tiếp nhận hồ sơ" và nhận một hồ sơ.`,
    '  2. Mở hồ sơ trong "Việc của tôi", bấm vào ngày hẹn để xem "Vì sao là ngày này?".',
    `  3. Tra cứu như người dân: ${url}${demo.example ?? "/tra-cuu"}`,
    "",
    "Dừng: Ctrl-C. Dữ liệu được giữ cho lần sau.",
  ].join("\n");
}
