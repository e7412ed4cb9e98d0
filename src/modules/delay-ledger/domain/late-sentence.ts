import { OWNER_NAMES, type Share } from "./charge.ts";

/** Who a share belongs to, in names. */
export type OwnerName = { readonly where: string; readonly officer: string | null };

/** `Quá hạn vì Phòng Quản lý khoa học (Nguyễn Văn A) giữ hồ sơ lâu hơn phần thời gian của mình 2 ngày 3 giờ.` */
export function lateSentence(share: Share, name: OwnerName, words: (minutes: number) => string): string {
  const time = words(share.late);
  switch (share.kind) {
    case "outage":
      return `Quá hạn vì hệ thống gặp sự cố ${time} trong thời gian giải quyết.`;
    case "post":
      return `Quá hạn vì giấy tờ đi đường bưu chính ${time}.`;
    case "citizen":
      return `Quá hạn vì chờ người nộp ${time} trong khi thời hạn vẫn tính.`;
    case "payment":
      return `Quá hạn vì chờ thực hiện nghĩa vụ tài chính ${time} trong khi thời hạn vẫn tính.`;
    case "counter":
    case "agency":
    case "opinion": {
      const who = `${name.where || OWNER_NAMES[share.kind].vi} (${name.officer ?? "chưa ai nhận việc"})`;
      return share.late <= share.beyond
        ? `Quá hạn vì ${who} giữ hồ sơ lâu hơn phần thời gian của mình ${time}.`
        : `Quá hạn vì ${who} còn giữ hồ sơ ${time} sau ngày hẹn.`;
    }
  }
}
