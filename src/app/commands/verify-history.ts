import { verifyDirectives } from "#modules/directives/index.ts";
import { verifyHistory, type BadRow, type Fault } from "#modules/dossiers/index.ts";
import type { Command } from "../command.ts";

export const verifyHistoryCommand: Command = {
  summary: "Kiểm tra nhật ký của mọi hồ sơ: không dòng nào bị sửa, xóa, chèn hay đổi chỗ",
  help: [
    "motcua verify-history [--json]",
    "",
    "Tính lại mã băm của từng dòng nhật ký, so đầu chuỗi với hồ sơ, và nêu dòng sai đầu tiên của mỗi hồ sơ.",
    "Cả lịch sử của chỉ đạo, kiến nghị cũng được tính lại.",
    "Với --json: {verified, dossiers, events, badDossiers, bad: [{code, dossierId, seq, fault, what}], badDirectives,",
    "seconds}.",
    "",
    "Trạng thái thoát: 0 nhật ký nguyên vẹn · 1 có dòng sai · 2 gọi sai.",
  ].join("\n"),
  run: async (argv, io) => {
    if (argv.length > 0) {
      io.note(`Không hiểu tham số: ${argv.join(" ")}. Xem: motcua verify-history --help`);
      return 2;
    }
    const { db } = await io.database();
    const progress = io.progress("Kiểm tra nhật ký");
    const started = performance.now();
    const { dossiers, events, bad, badDossiers } = await verifyHistory(db, (done) => progress.advance(done));
    const seconds = Math.round(performance.now() - started) / 1000;
    progress.end(`${events} dòng nhật ký của ${dossiers} hồ sơ, ${seconds} giây`);
    const badDirectives = await verifyDirectives(db);
    const verified = badDossiers === 0 && badDirectives.length === 0;
    if (io.json) {
      const named = bad.map((row) => ({ ...row, what: WHAT[row.fault].en }));
      await io.print(JSON.stringify({ verified, dossiers, events, badDossiers, bad: named, badDirectives, seconds }));
    } else if (verified) {
      await io.print(`Nhật ký nguyên vẹn: ${events} dòng của ${dossiers} hồ sơ.`);
    } else {
      await io.print(
        `NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN: ${badDossiers} hồ sơ, ${badDirectives.length} chỉ đạo có dòng sai.`,
      );
      for (const row of bad) await io.print(sentence(row));
      for (const { directiveId, seq } of badDirectives) {
        await io.print(`  chỉ đạo ${directiveId}, dòng ${seq}: không còn như khi ghi`);
      }
    }
    return verified ? 0 : 1;
  },
};

function sentence({ code, dossierId, seq, fault }: BadRow): string {
  return `  ${code ?? dossierId}, dòng ${seq}: ${WHAT[fault].vi}`;
}

const WHAT = {
  "row-edited": { vi: "nội dung đã bị sửa sau khi ghi", en: "the row was edited after it was written" },
  "row-missing": { vi: "dòng này đã bị xóa", en: "this row was removed" },
  "chain-broken": { vi: "không nối với dòng trước", en: "the row does not join the one before it" },
  "state-jumped": { vi: "trạng thái không nối với dòng trước", en: "the state does not follow the row before it" },
  "time-reversed": { vi: "thời gian sớm hơn dòng trước", en: "the time is before that of the row before it" },
  "tail-missing": {
    vi: "từ dòng này đến hết đã bị xóa",
    en: "this row and all that followed were removed",
  },
  "head-differs": {
    vi: "hồ sơ không khớp với dòng nhật ký cuối",
    en: "the dossier does not say what its last row says",
  },
  "dossier-missing": { vi: "có nhật ký nhưng không còn hồ sơ", en: "there is a history without its dossier" },
  "history-missing": { vi: "có hồ sơ nhưng không còn nhật ký", en: "there is a dossier without its history" },
} as const satisfies Record<Fault, { readonly vi: string; readonly en: string }>;
