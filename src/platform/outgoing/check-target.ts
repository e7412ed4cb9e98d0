import { isIP } from "node:net";
import { err, ok, type Result } from "#kernel/result.ts";

/** Where this product may call: named hosts over https, and a simulator that runs on this machine, by its whole origin. */
export type OutgoingPolicy = {
  readonly hosts: readonly string[];
  readonly simulator: string | null;
};

export type TargetFault = "not-a-url" | "scheme" | "credentials" | "address" | "port" | "not-allowed" | "private";

/** The address of a partner as somebody configures it, before any name is resolved (B-36). */
export function checkTarget(text: string, policy: OutgoingPolicy): Result<URL, TargetFault> {
  if (text.length > 2_000 || !URL.canParse(text)) return err("not-a-url");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return err("credentials");
  if (policy.simulator !== null && url.origin === policy.simulator) return ok(url);
  if (url.protocol !== "https:") return err("scheme");
  const host = url.hostname.toLowerCase();
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) return err("address");
  if (url.port !== "") return err("port");
  return policy.hosts.includes(host) ? ok(url) : err("not-allowed");
}

/** What a refused address is called in front of people. */
export const TARGET_FAULTS = {
  "not-a-url": "Địa chỉ không đúng dạng. Ví dụ: https://cong.example.gov.vn/api.",
  scheme: "Địa chỉ phải bắt đầu bằng https://.",
  credentials: "Địa chỉ không được chứa tên đăng nhập hoặc mật khẩu.",
  address: "Dùng tên máy chủ, không dùng địa chỉ IP.",
  port: "Địa chỉ không được ghi cổng riêng.",
  "not-allowed": "Máy chủ này chưa có trong danh sách được phép kết nối; đề nghị quản trị máy chủ bổ sung.",
  private: "Máy chủ này nằm trong mạng nội bộ nên không được kết nối.",
} as const satisfies Record<TargetFault, string>;
