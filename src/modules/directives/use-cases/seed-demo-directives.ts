import type { Result } from "#kernel/result.ts";
import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { countOpen } from "#modules/dossiers/index.ts";
import { listOfficers, type Role, type Viewer } from "#modules/identity/index.ts";
import { findAgencyByCode, listUnits } from "#modules/organizations/index.ts";
import type { Command } from "../domain/decide.ts";
import type { Directive } from "../domain/directive.ts";
import { actOnDirective } from "./act-on-directive.ts";
import { issueDirective, type IssueDirective } from "./issue-directive.ts";

export type DemoStage = {
  readonly db: Db;
  readonly newId: () => string;
  readonly calendar: WorkingCalendar;
  /** The present: no event of the demo lies after it. */
  readonly until: Instant;
};

/** Tells a few living directives and recommendations through the use-cases, each event at its own time in the past. */
export async function seedDemoDirectives(stage: DemoStage): Promise<readonly Directive[]> {
  const cast = await castOf(stage);
  const told: Directive[] = [];
  for (const story of storiesOf(cast)) told.push(await tell(stage, story));
  return told;
}

type Step = { readonly daysAgo: number; readonly by: Viewer; readonly command: Command };
type Story = {
  /** Working days; 0 is this very moment. */
  readonly daysAgo: number;
  /** Working days from now; negative when its day has passed. */
  readonly dueIn: number;
  readonly by: Viewer;
  readonly written: Pick<IssueDirective, "title" | "text" | "basis" | "urgency" | "assignee" | "source">;
  readonly steps: readonly Step[];
};

type Cast = {
  readonly province: string;
  readonly building: string;
  readonly land: string;
  readonly justice: string;
  readonly justiceDesk: string;
  /** Dossiers of the department of construction that are overdue now. */
  readonly overdue: number;
  readonly until: Instant;
  readonly chairman: Viewer;
  readonly manager: Viewer;
  readonly buildingLeader: Viewer;
  readonly landLeader: Viewer;
  readonly justiceLeader: Viewer;
};

async function castOf({ db, until }: DemoStage): Promise<Cast> {
  const idOf = async (code: string) => {
    const agency = await findAgencyByCode(db, code);
    if (agency === undefined) throw new Error(`the demo has no agency ${code}`);
    return agency.id;
  };
  const [province, centre, building, land, justice] = await Promise.all(
    ["H37", "H37.00", "H37.07", "H37.08", "H37.02"].map(idOf),
  );
  if (!province || !centre || !building || !land || !justice) throw new Error("the demo lacks an agency");
  const desk = (await listUnits(db, justice)).find(({ kind }) => kind === "counter");
  const { overdue } = await countOpen(db, { reach: [building], now: until });
  return {
    province,
    building,
    land,
    justice,
    justiceDesk: desk?.id ?? "",
    overdue,
    until,
    chairman: await holder(db, province, "provincial-leader"),
    manager: await holder(db, centre, "centre-manager"),
    buildingLeader: await holder(db, building, "department-leader"),
    landLeader: await holder(db, land, "department-leader"),
    justiceLeader: await holder(db, justice, "department-leader"),
  };
}

/** Somebody who holds the role in the agency, as a viewer who may act. */
async function holder(db: Db, agencyId: string, role: Role): Promise<Viewer> {
  for (const { id: unitId } of await listUnits(db, agencyId)) {
    const [officer] = await listOfficers(db, { unitId, role });
    if (officer === undefined) continue;
    const { id: officerId, name, title } = officer;
    return { officerId, sessionId: "", name, title, appointments: [{ unitId, agencyId, role }] };
  }
  throw new Error(`the demo has no ${role}`);
}

const whole = (agencyId: string) => ({ agencyId, unitId: null, officerId: null });

function storiesOf(cast: Cast): readonly Story[] {
  const { chairman, manager, buildingLeader, landLeader, justiceLeader } = cast;
  return [
    {
      daysAgo: 12,
      dueIn: -3,
      by: chairman,
      written: {
        title: "Giải quyết dứt điểm hồ sơ quá hạn lĩnh vực xây dựng",
        text: "Rà soát từng hồ sơ quá hạn, nêu nguyên nhân, người chịu trách nhiệm và ngày trả kết quả. Gửi văn bản xin lỗi người dân đối với hồ sơ chưa xin lỗi.",
        basis: "Kết luận phiên làm việc tháng của UBND tỉnh",
        urgency: "urgent",
        assignee: whole(cast.building),
        source: null,
      },
      steps: [{ daysAgo: 11, by: buildingLeader, command: { act: "acknowledge" } }],
    },
    {
      daysAgo: 15,
      dueIn: -5,
      by: chairman,
      written: {
        title: "Cử lãnh đạo có thẩm quyền ký kết quả tại Trung tâm",
        text: "Phân công một lãnh đạo cấp phòng trực tại Trung tâm, được ủy quyền ký kết quả các thủ tục trả trong ngày.",
        basis: "",
        urgency: "normal",
        assignee: whole(cast.land),
        source: null,
      },
      steps: [
        {
          daysAgo: 9,
          by: landLeader,
          command: {
            act: "answer",
            text: "Đã cử Trưởng phòng Quản lý đất đai trực thứ Hai, thứ Tư, thứ Sáu; quyết định ủy quyền đã ban hành.",
          },
        },
        { daysAgo: 8, by: chairman, command: { act: "accept" } },
      ],
    },
    {
      daysAgo: 10,
      dueIn: 4,
      by: manager,
      written: {
        title: "Kết nối phần mềm hộ tịch với hệ thống một cửa",
        text: "Đề nghị UBND tỉnh có văn bản đề nghị Bộ Tư pháp cho kết nối phần mềm hộ tịch, để cán bộ không phải nhập hồ sơ hai lần.",
        basis: "Báo cáo tháng của Trung tâm",
        urgency: "normal",
        assignee: whole(cast.province),
        source: null,
      },
      steps: [
        { daysAgo: 9, by: chairman, command: { act: "acknowledge" } },
        {
          daysAgo: 2,
          by: chairman,
          command: {
            act: "answer",
            text: "UBND tỉnh đã có văn bản gửi Bộ Tư pháp; Trung tâm theo dõi và báo cáo khi có trả lời.",
          },
        },
      ],
    },
    {
      daysAgo: 9,
      dueIn: 5,
      by: manager,
      written: {
        title: "Bố trí người thay thế cho quầy khi họp chi bộ",
        text: "Đề nghị Sở cử người thay thế trong các buổi họp chi bộ, không để quầy trống trong giờ tiếp nhận.",
        basis: "",
        urgency: "normal",
        assignee: whole(cast.justice),
        source: null,
      },
      steps: [
        { daysAgo: 6, by: justiceLeader, command: { act: "answer", text: "Sở đã nhắc cán bộ sắp xếp thời gian." } },
        {
          daysAgo: 5,
          by: manager,
          command: { act: "send-back", reason: "Chưa nêu tên người thay thế và lịch cụ thể." },
        },
      ],
    },
    {
      daysAgo: 1,
      dueIn: 3,
      by: manager,
      written: {
        title: "Niêm yết lại mức lệ phí tại quầy công chứng, chứng thực",
        text: "Thay bảng niêm yết đã cũ, đối chiếu từng mức với danh mục thủ tục đang có hiệu lực.",
        basis: "",
        urgency: "normal",
        assignee: { agencyId: cast.justice, unitId: cast.justiceDesk, officerId: null },
        source: null,
      },
      steps: [],
    },
    {
      daysAgo: 0,
      dueIn: 3,
      by: chairman,
      written: {
        title: "Báo cáo nguyên nhân từng hồ sơ quá hạn",
        text: "Nêu rõ hồ sơ chậm ở bước nào, do cơ quan nào, và ngày trả kết quả.",
        basis: "",
        urgency: "very-urgent",
        assignee: whole(cast.building),
        source:
          cast.overdue === 0
            ? null
            : {
                kind: "figure",
                label: "Hồ sơ quá hạn của Sở Xây dựng",
                value: String(cast.overdue),
                href: "/can-bo/tra-cuu?han=qua",
                asOf: cast.until.toString(),
              },
      },
      steps: [],
    },
  ];
}

async function tell(stage: DemoStage, { daysAgo, dueIn, by, written, steps }: Story): Promise<Directive> {
  const acting = (viewer: Viewer, ago: number, hour: number) => ({
    db: stage.db,
    newId: stage.newId,
    calendar: stage.calendar,
    viewer,
    clock: fixedClock(ago === 0 ? stage.until : morningOf(workday(stage, -ago), hour)),
  });
  const command = { ...written, formId: stage.newId(), dueOn: workday(stage, dueIn) };
  let directive = must(await issueDirective(acting(by, daysAgo, 9), command));
  for (const [index, step] of steps.entries()) {
    const target = { id: directive.id, version: directive.version };
    directive = must(await actOnDirective(acting(step.by, step.daysAgo, 10 + index), target, step.command));
  }
  return directive;
}

/** The n-th working day before (or after) today. */
function workday({ calendar, until }: DemoStage, n: number): PlainDate {
  const today = counting.dayIndexOf(calendar, counting.minuteOf(until));
  const index = n < 0 ? counting.workdayBefore(calendar, today, -n) : counting.workdayAfter(calendar, today, n);
  return dateInVietnam(counting.instantAt(counting.midnightOf(calendar, index)));
}

function morningOf(day: PlainDate, hour: number): Instant {
  return instantOf(day.toPlainDateTime(Temporal.PlainTime.from({ hour })));
}

/** The demo only does what the policy allows; a refusal is a mistake in its story. */
function must(result: Result<Directive, unknown>): Directive {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
