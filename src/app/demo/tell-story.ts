import { addWorkingMinutes } from "#modules/deadlines/index.ts";
import type { Instant } from "#kernel/time.ts";
import { dateInVietnam } from "#kernel/time.ts";
import {
  getDossier,
  receiveDossier,
  refuseDossier,
  requestObligation,
  requestSupplement,
  stopDossier,
  submitDossier,
  supply,
  withdrawDossier,
  type Acting,
  type Dossier,
  type Paper,
  type Party,
} from "#modules/dossiers/index.ts";
import { enterPerson, type Viewer } from "#modules/identity/index.ts";
import { apologise } from "#modules/printing/index.ts";
import { findProcedureByCode, getProcedureCase, type ProcedureCase } from "#modules/procedures/index.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { inventCitizen, inventCompany } from "./invented-people.ts";
import { as, fresh, must, openScene, target, type Scene, type Stage } from "./scene.ts";
import type { Story } from "./stories.ts";
import { work } from "./work.ts";

/** Lives one dossier through the real use-cases, from its day until now. Answers the dossier. */
export async function tellStory(stage: Stage, story: Story, at: Instant): Promise<Dossier> {
  const scene = openScene(stage, at);
  const procedureCase = await caseOf(stage.db, story);
  const { unit, officer } = stage.staff.counterOf(procedureCase.agencyId);
  const owner = await enterOwner(scene, story, officer);
  const intake = {
    caseId: procedureCase.id,
    idempotencyKey: stage.newId(),
    channel: story.turn === "online" ? ("online" as const) : ("direct" as const),
    returnBy: "at-centre" as const,
    receivingUnitId: unit.id,
    owner,
    submitter: owner,
    summary: story.summary,
    copies: 1,
    papers: papersOf(procedureCase),
  };
  const acting = as(scene, officer);
  switch (story.turn) {
    case "online":
      return must(await submitDossier(acting, intake));
    case "refused": {
      const submitted = must(await submitDossier(acting, intake));
      const reason = "Nội dung yêu cầu không thuộc thẩm quyền giải quyết của cơ quan cấp tỉnh.";
      return must(await refuseDossier(acting, { ...target(submitted), ground: "not-competent", reason }));
    }
    case "incomplete": {
      const submitted = must(await submitDossier(acting, { ...intake, papers: intake.papers.slice(1) }));
      const [missing] = procedureCase.components;
      const asked = { name: missing?.name ?? "Tờ khai", originals: 1, certified: 0, copies: 0 };
      const reason = "Hồ sơ còn thiếu giấy tờ theo thành phần đã công bố.";
      return must(
        await requestSupplement(acting, { ...target(submitted), reason, papers: [asked], secondBasis: null }),
      );
    }
    case "goes-on":
    case "waits":
    case "slow":
    case "supplement":
    case "supplied":
    case "extended":
    case "obligation":
    case "withdrawn":
    case "stopped":
      return goOn(scene, story, must(await receive(acting, intake, procedureCase)));
  }
}

function receive(
  acting: Acting,
  intake: Parameters<typeof submitDossier>[1],
  procedureCase: ProcedureCase,
): ReturnType<typeof receiveDossier> {
  const [first] = procedureCase.components;
  const heldOriginals = first === undefined || first.originals === 0 ? [] : [{ name: first.name, count: 1 }];
  const feesDue = procedureCase.fees.reduce((sum, fee) => sum + (fee.amount ?? 0), 0);
  return receiveDossier(acting, {
    ...intake,
    heldOriginals: procedureCase.immediate ? [] : heldOriginals,
    feesDue,
    confirmedLimit: null,
  });
}

async function goOn(scene: Scene, story: Story, dossier: Dossier): Promise<Dossier> {
  const { staff } = scene;
  const leader = () => staff.holding(dossier.agencyId, "department-leader");
  const specialist = () => staff.holding(dossier.agencyId, "specialist");
  switch (story.turn) {
    case "waits":
      return dossier;
    case "withdrawn": {
      if (!scene.later(180)) return dossier;
      const acting = as(scene, staff.counterOf(dossier.agencyId).officer);
      return must(
        await withdrawDossier(acting, { ...(await fresh(scene, dossier)), reason: "Chủ hồ sơ đề nghị rút hồ sơ." }),
      );
    }
    case "stopped": {
      await work(scene, dossier, { steps: 2, pace: 0.5 });
      const acting = as(scene, leader());
      const reason = "Địa điểm kinh doanh chưa phù hợp quy hoạch nên chưa có căn cứ giải quyết.";
      return must(
        await stopDossier(acting, {
          ...(await fresh(scene, dossier)),
          reason,
          legalBasis: "Quyết định phê duyệt quy hoạch của tỉnh",
        }),
      );
    }
    case "supplement":
    case "supplied": {
      await work(scene, dossier, { steps: 2, pace: 0.5 });
      const papers = [{ name: "Bản thuyết minh có xác nhận", originals: 1, certified: 0, copies: 0 }];
      const reason = "Bản thuyết minh chưa nêu rõ nội dung theo biểu mẫu, cần hoàn thiện.";
      const asked = must(
        await requestSupplement(as(scene, specialist()), {
          ...(await fresh(scene, dossier)),
          reason,
          papers,
          secondBasis: null,
        }),
      );
      if (story.turn === "supplement" || !scene.later(400)) return asked;
      const supplied: Paper = {
        code: "BS-01",
        name: "Bản thuyết minh có xác nhận",
        originals: 1,
        certified: 0,
        copies: 0,
        waivedBecause: null,
      };
      must(
        await supply(as(scene, staff.counterOf(dossier.agencyId).officer), { ...target(asked), papers: [supplied] }),
      );
      return work(scene, dossier, { steps: Infinity, pace: 0.6 });
    }
    case "obligation": {
      await work(scene, dossier, { steps: 2, pace: 0.5 });
      return must(
        await requestObligation(as(scene, specialist()), {
          ...(await fresh(scene, dossier)),
          notice: "Thông báo nộp thuế thu nhập cá nhân và lệ phí trước bạ",
        }),
      );
    }
    case "extended": {
      await work(scene, dossier, { steps: 2, pace: 0.5 });
      const current = await getDossier(scene.db, dossier.id);
      if (current.dueAt === null) return current;
      const newDueAt = addWorkingMinutes(scene.calendar, current.dueAt, 3 * 360);
      const reason = "Cần xác minh thêm tại thực địa, thời tiết không cho phép thực hiện đúng lịch.";
      return must(await apologise(as(scene, leader()), { ...target(current), newDueAt, reason }));
    }
    case "slow":
      return work(scene, dossier, { steps: Infinity, pace: 2.2 });
    case "goes-on":
    case "online":
    case "refused":
    case "incomplete":
      return work(scene, dossier, { steps: Infinity, pace: 0.3 + scene.chance.next() * 0.6 });
  }
}

async function caseOf(db: Db, { procedure, caseIndex }: Story): Promise<ProcedureCase> {
  const found = await findProcedureByCode(db, procedure);
  const chosen = found?.cases[caseIndex];
  if (chosen === undefined) throw new Error(`the starter catalogue has no case ${caseIndex} of ${procedure}`);
  return getProcedureCase(db, chosen.id);
}

async function enterOwner(scene: Scene, story: Story, officer: Viewer): Promise<Party> {
  const invented = story.byCompany ? inventCompany(scene.chance) : inventCitizen(scene.chance);
  const input = { ...invented, email: "", dateOfBirth: null };
  const entry = { officerId: officer.officerId, today: dateInVietnam(scene.now()), newId: scene.newId };
  const person = must(await transact(scene.db, (tx) => enterPerson(tx, input, entry)));
  return { id: person.id, name: person.name, phone: person.phone };
}

function papersOf({ components }: ProcedureCase): readonly Paper[] {
  return components.map(({ code, name, originals, copies }) => ({
    code,
    name,
    originals: Math.max(originals, copies === 0 ? 1 : 0),
    certified: 0,
    copies,
    waivedBecause: null,
  }));
}
