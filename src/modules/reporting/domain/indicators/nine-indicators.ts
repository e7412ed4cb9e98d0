/** The nine indicators of quality of resolving procedures (TT 01/2018/TT-VPCP Điều 13). */
export type IndicatorNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export type Indicator = {
  readonly number: IndicatorNumber;
  readonly name: string;
  /** Column heading. */
  readonly short: string;
  /** What is scored: each dossier, or the unit as a whole. */
  readonly of: "dossier" | "unit";
  /** What two points, one and none are given for. */
  readonly scale: readonly [two: string, one: string, zero: string];
};

export const NINE_INDICATORS: readonly Indicator[] = [
  {
    number: 1,
    name: "Tổng thời gian giải quyết so với thời gian quy định",
    short: "Tổng thời gian",
    of: "dossier",
    scale: ["ngắn hơn", "bằng", "dài hơn"],
  },
  {
    number: 2,
    name: "Thời gian thực hiện của từng cơ quan, kể cả cơ quan phối hợp",
    short: "Thời gian từng cơ quan",
    of: "dossier",
    scale: ["ngắn hơn", "bằng", "dài hơn"],
  },
  {
    number: 3,
    name: "Số lần phải liên hệ nơi tiếp nhận để hoàn thiện hồ sơ",
    short: "Số lần hoàn thiện",
    of: "dossier",
    scale: ["không lần nào", "một lần", "trên một lần"],
  },
  {
    number: 4,
    name: "Số lượng cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
    short: "Số cơ quan liên hệ",
    of: "dossier",
    scale: ["không phải liên hệ", "một cơ quan", "trên một cơ quan"],
  },
  {
    number: 5,
    name: "Thực hiện tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa",
    short: "Giải quyết tại Một cửa",
    of: "unit",
    scale: ["đạt tỷ lệ giải quyết toàn bộ quy trình tại chỗ", "tiếp nhận và trả đủ 100 %", "chưa đủ 100 %"],
  },
  {
    number: 6,
    name: "Công khai thủ tục hành chính",
    short: "Công khai",
    of: "dossier",
    scale: ["niêm yết và công khai điện tử", "một trong hai hình thức", "chưa đầy đủ, chính xác, kịp thời"],
  },
  {
    number: 7,
    name: "Thái độ của công chức, viên chức",
    short: "Thái độ",
    of: "dossier",
    scale: ["trước hạn, không bị phản ánh", "đúng hạn, không bị phản ánh", "có phản ánh đúng"],
  },
  {
    number: 8,
    name: "Tiếp thu, giải trình phản ánh, kiến nghị",
    short: "Tiếp thu, giải trình",
    of: "unit",
    scale: ["không có hoặc 100 % đúng hạn", "từ 90 %", "dưới 90 % hoặc kéo dài"],
  },
  {
    number: 9,
    name: "Thực hiện dịch vụ công trực tuyến",
    short: "Trực tuyến",
    of: "unit",
    scale: [
      "hồ sơ trực tuyến từ 30 %, không quá hạn",
      "từ 15 % đến dưới 30 %, không quá hạn",
      "dưới 15 % hoặc có quá hạn",
    ],
  },
];

/** What an officer is scored on (TT 01/2018/TT-VPCP Điều 14). */
export const OFFICER_INDICATORS = [1, 2, 3, 4, 7] as const satisfies readonly IndicatorNumber[];

/** What the product does not record and somebody enters with its basis: survey, petitions, publicity, scope. */
export const ENTERED_INDICATORS = [4, 5, 6, 7, 8] as const satisfies readonly IndicatorNumber[];

/** The indicator with that number. */
export function indicator(number: IndicatorNumber): Indicator {
  const found = NINE_INDICATORS.find((one) => one.number === number);
  if (found === undefined) throw new RangeError(`there is no indicator ${number}`);
  return found;
}
