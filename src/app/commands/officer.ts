import { parseArgs } from "node:util";
import { dateInVietnam } from "#kernel/time.ts";
import {
  addOfficer,
  appointOfficer,
  disableOfficer,
  enableOfficer,
  findAccountByUsername,
  listAccounts,
  proposeUsername,
  resetPassword,
  ROLES,
  roleLabel,
  type AdminDeps,
  type OfficerRow,
} from "#modules/identity/index.ts";
import { unitIdsByPath } from "#modules/organizations/index.ts";
import { databaseClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import type { Command, CommandIo, ExitStatus } from "../command.ts";

const HELP = `motcua officer list [--json]
motcua officer add --name "HỌ TÊN" --title "CHỨC DANH" [--username TÊN] [--phone SỐ] [--role VAI_TRÒ --unit MÃ_CƠ_QUAN/ĐƠN_VỊ]
motcua officer appoint TÊN_ĐĂNG_NHẬP --role VAI_TRÒ --unit MÃ_CƠ_QUAN/ĐƠN_VỊ
motcua officer disable TÊN_ĐĂNG_NHẬP
motcua officer enable TÊN_ĐĂNG_NHẬP
motcua officer reset TÊN_ĐĂNG_NHẬP

Mật khẩu do hệ thống cấp, chỉ in một lần và phải đổi khi đăng nhập.
Ví dụ tài khoản quản trị đầu tiên:
  motcua officer add --name "Nông Thị Hòa" --title "Quản trị hệ thống" --role system-administrator --unit H37.00/management
Vai trò: ${ROLES.join(", ")}`;

const OPTIONS = {
  name: { type: "string" },
  title: { type: "string" },
  username: { type: "string" },
  phone: { type: "string" },
  role: { type: "string" },
  unit: { type: "string" },
} as const;

type Values = { readonly [Name in keyof typeof OPTIONS]?: string | undefined };
type Desk = { readonly io: CommandIo; readonly admin: AdminDeps; readonly values: Values };

export const officerCommand: Command = {
  summary: "Thêm, khóa, mở, giao vị trí, cấp lại mật khẩu cho cán bộ",
  help: HELP,
  run: async (argv, io) => {
    const parsed = parse(argv);
    if (parsed === undefined) {
      io.note(HELP);
      return 2;
    }
    const { act, username, values } = parsed;
    const { db } = await io.database();
    const desk: Desk = { io, values, admin: { db, newId, actorId: null } };
    if (act === "list") return list(desk);
    if (act === "add") return add(desk);
    const officer = username === undefined ? undefined : await findAccountByUsername(db, username);
    if (officer === undefined) return refuse(io, `Không có tài khoản ${username ?? ""}. Xem: motcua officer list`);
    return change(desk, act, officer);
  },
};

const ACTS = ["list", "add", "appoint", "disable", "enable", "reset"] as const;
type Act = (typeof ACTS)[number];

function parse(argv: readonly string[]): { act: Act; username: string | undefined; values: Values } | undefined {
  try {
    const { positionals, values } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    const act = ACTS.find((one) => one === positionals[0]);
    const wanted = act === "list" || act === "add" ? 1 : 2;
    return act === undefined || positionals.length !== wanted ? undefined : { act, username: positionals[1], values };
  } catch {
    return undefined;
  }
}

async function list({ io, admin }: Desk): Promise<ExitStatus> {
  const officers = await listAccounts(admin.db);
  if (io.json) {
    await io.print(JSON.stringify({ officers }));
    return 0;
  }
  for (const { username, name, title, active, appointments } of officers) {
    const roles = appointments.filter((one) => one.inForce).map((one) => roleLabel(one.role));
    await io.print([username, name, title, roles.join("; "), active ? "đang dùng" : "đã khóa"].join("\t"));
  }
  return 0;
}

async function add(desk: Desk): Promise<ExitStatus> {
  const { io, admin, values } = desk;
  const { name = "", title = "", phone = "", username = proposeUsername(name) } = values;
  if (values.role !== undefined && (await unitOf(desk)) === undefined) return noUnit(desk);
  const added = await addOfficer(admin, { username, name, title, phone });
  if (!added.ok) return refuse(io, added.error.map((fault) => fault.vi).join(" "));
  const { officerId, password } = added.value;
  if (values.role !== undefined) {
    const status = await appoint(desk, officerId);
    if (status !== 0) return status;
  }
  return answer(io, { officerId, username, password }, `Đã thêm ${username}. Mật khẩu lần đầu: ${password}`);
}

async function change(desk: Desk, act: Exclude<Act, "list" | "add">, officer: OfficerRow): Promise<ExitStatus> {
  const { io, admin } = desk;
  const { id: officerId, username } = officer;
  switch (act) {
    case "appoint": {
      const status = await appoint(desk, officerId);
      return status === 0 ? answer(io, { officerId, username }, `Đã giao vị trí cho ${username}.`) : status;
    }
    case "disable":
      await disableOfficer(admin, officerId);
      return answer(io, { officerId, username, active: false }, `Đã khóa ${username} và kết thúc mọi phiên.`);
    case "enable":
      await enableOfficer(admin, officerId);
      return answer(io, { officerId, username, active: true }, `Đã mở lại ${username}.`);
    case "reset": {
      const password = await resetPassword(admin, officerId);
      return answer(io, { officerId, username, password }, `Mật khẩu mới của ${username}: ${password}`);
    }
  }
}

async function appoint(desk: Desk, officerId: string): Promise<ExitStatus> {
  const { io, admin, values } = desk;
  const unitId = await unitOf(desk);
  if (unitId === undefined) return noUnit(desk);
  const from = dateInVietnam(await databaseClock(admin.db).now()).toString();
  const position = { unitId, role: values.role ?? "", from, to: "", substituteFor: "", decision: "" };
  const appointed = await appointOfficer(admin, officerId, position);
  return appointed.ok ? 0 : refuse(io, appointed.error.map((fault) => fault.vi).join(" "));
}

async function unitOf({ admin, values }: Desk): Promise<string | undefined> {
  return (await unitIdsByPath(admin.db)).get(values.unit ?? "");
}

async function noUnit({ io, admin, values }: Desk): Promise<ExitStatus> {
  const known = [...(await unitIdsByPath(admin.db)).keys()];
  const hint = known.length === 0 ? "Chưa có cơ quan nào." : `Các đơn vị: ${known.join(", ")}`;
  return refuse(io, `Không có đơn vị ${values.unit ?? "(thiếu --unit)"}. ${hint}`);
}

async function answer(io: CommandIo, facts: Readonly<Record<string, unknown>>, sentence: string): Promise<ExitStatus> {
  await io.print(io.json ? JSON.stringify(facts) : sentence);
  return 0;
}

async function refuse(io: CommandIo, sentence: string): Promise<ExitStatus> {
  if (io.json) await io.print(JSON.stringify({ refused: sentence }));
  else io.note(sentence);
  return 1;
}
