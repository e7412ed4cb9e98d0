/** What is wrong with a bank's file; `row` is the row of the file as a person counts it, null for the whole file. */
export type FileProblem = { readonly row: number | null; readonly what: ProblemKind; readonly seen: string };

export type ProblemKind = keyof typeof SENTENCES;

const SENTENCES = {
  "utf-16": "Tệp lưu bằng mã UTF-16. Hãy mở tệp, chọn lưu lại với mã UTF-8 rồi nạp lại.",
  "not-utf-8": "Dòng có ký tự không đúng mã UTF-8. Hãy xuất lại tệp từ ngân hàng với mã UTF-8 (Unicode).",
  empty: "Tệp không có nội dung.",
  "too-large": "Tệp lớn hơn mức cho phép. Hãy xuất sao kê theo từng ngày.",
  unreadable: "Không mở được tệp một cách an toàn: cấu trúc bên trong hỏng, có mã lệnh hoặc nén bất thường.",
  "no-header": "Không thấy dòng tiêu đề có đủ các cột đã khai báo. Cột còn thiếu",
  quote: "Dấu ngoặc kép mở ra mà không đóng lại.",
  "too-long": "Nội dung của dòng dài hơn 1.000 ký tự.",
  "missing-cell": "Dòng thiếu ô bắt buộc",
  day: "Ngày không đọc được theo dạng đã khai báo",
  "other-day": "Ngày nằm ngoài kỳ đã chọn khi nạp",
  amount: "Số tiền không phải số nguyên đồng",
  "both-sides": "Dòng có cả số ghi nợ và số ghi có, hoặc không có số nào",
  zero: "Số tiền bằng 0",
  "total-wrong": "Tổng ghi trong tệp không bằng tổng các dòng",
  "count-wrong": "Số dòng ghi trong tệp không bằng số dòng có thật",
  "balance-wrong": "Số dư không khớp: số dư trước cộng các dòng không bằng số dư sau",
  currency: "Tiền tệ không phải VND",
  "other-account": "Số tài khoản trong tệp khác tài khoản đã chọn",
  "mt940-tag": "Thiếu hoặc sai thứ tự trường bắt buộc của MT940",
  "mt940-line": "Dòng :61: không đúng cấu trúc MT940",
  "no-lines": "Tệp không có giao dịch nào nhưng số dư đầu và cuối khác nhau",
} as const;

/** The sentence for a problem, with what was seen in the file. */
export function problemSentence({ what, seen }: FileProblem): string {
  const sentence = SENTENCES[what];
  if (seen === "") return sentence.endsWith(".") ? sentence : `${sentence}.`;
  return `${sentence.replace(/\.$/, "")}: ${seen}.`;
}

/** Most rows that a list of problems names; the count of all is told beside it. */
export const MOST_LISTED = 200;

/** Gathers problems of a file: all are counted, the first ones are listed. */
export function problemList() {
  const listed: FileProblem[] = [];
  let count = 0;
  return {
    add: (problem: FileProblem) => {
      count += 1;
      if (listed.length < MOST_LISTED) listed.push({ ...problem, seen: problem.seen.slice(0, 120) });
    },
    listed: (): readonly FileProblem[] => listed,
    count: () => count,
  };
}

export type ProblemList = ReturnType<typeof problemList>;
