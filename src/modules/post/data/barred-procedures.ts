/** A procedure that asks the applicant to come in person, by its code, with the rule that says so. */
export type BarredProcedure = { readonly procedureCode: string; readonly reason: string; readonly basis: string };

/** Procedures that may not be handed in by post: presence in person is part of them (QĐ 45/2016/QĐ-TTg Điều 5; the list is published). */
export const BARRED_PROCEDURES: readonly BarredProcedure[] = [
  {
    procedureCode: "1.000894",
    reason: "Hai bên nam, nữ phải có mặt khi đăng ký kết hôn",
    basis: "Luật Hộ tịch 2014 Điều 18",
  },
  {
    procedureCode: "2.000815",
    reason: "Bản chính được đối chiếu trước mặt người yêu cầu chứng thực",
    basis: "NĐ 23/2015/NĐ-CP Điều 20",
  },
  {
    procedureCode: "2.000884",
    reason: "Người yêu cầu phải ký trước mặt người thực hiện chứng thực",
    basis: "NĐ 23/2015/NĐ-CP Điều 24",
  },
  {
    procedureCode: "2.001194",
    reason: "Người được cấp thẻ phải có mặt để thu nhận ảnh và vân tay",
    basis: "Luật Căn cước 2023 Điều 23",
  },
  {
    procedureCode: "2.001195",
    reason: "Người được cấp thẻ phải có mặt để thu nhận ảnh và vân tay",
    basis: "Luật Căn cước 2023 Điều 23",
  },
];
