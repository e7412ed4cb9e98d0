import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alarmText } from "../domain/alarm.ts";
import { aCentre, type Centre } from "../testing-world.ts";
import { watch } from "./watch.ts";

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

const alarms = () => watch(centre.database.app, centre.tick(0));

describe("the watchdog", () => {
  it("is silent while every dossier is in somebody's hands", async () => {
    const { id } = await centre.receive("LS-2487-1a");
    expect(await alarms()).toEqual([]);
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    expect(await alarms()).toEqual([]);
  });

  it("barks at papers that were not forwarded on the day", async () => {
    const { id, code } = await centre.receive("LS-2487-1a");
    centre.tick(60 * 8);
    const late = (await alarms()).filter((alarm) => alarm.kind === "late-forwarding");
    expect(late).toMatchObject([{ dossierId: id, code, unitName: "Quầy Sở KH&CN tại Trung tâm" }]);
    expect(late.map((alarm) => alarmText(alarm).vi)[0]).toContain(code ?? "?");
    await centre.complete(id, "B1");
    expect((await alarms()).filter((alarm) => alarm.kind === "late-forwarding")).toEqual([]);
  });

  it("barks when people leave their position: the task stays, the alarm names it", async () => {
    const { id } = await centre.receive("LS-2487-7");
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien2.skhcn").officerId });
    const leaver = centre.viewer("chuyenvien2.skhcn").officerId;
    await sql`update officer set active = false where id = ${leaver}`.execute(centre.database.owner);
    expect(await alarms()).toMatchObject([
      { kind: "nobody-in-position", roleName: "Chuyên viên thụ lý", tasks: 1, dossierIds: [id] },
    ]);

    const unitId = centre.viewer("chuyenvien2.skhcn").appointments[0]?.unitId;
    await sql`update appointment set unit_id = ${unitId} where officer_id = ${centre.viewer("chuyenvien.skhcn").officerId}`.execute(
      centre.database.owner,
    );
    const left = await alarms();
    expect(left.map((alarm) => alarm.kind)).toContain("owner-left");
    expect(left.map((alarm) => alarmText(alarm).vi).join("\n")).toContain("không còn giữ vị trí");
    await sql`update officer set active = true where id = ${leaver}`.execute(centre.database.owner);
  });

  it("barks at an accepted dossier that lost its task", async () => {
    const { id, code } = await centre.receive("LS-2487-5");
    await sql`update task set state = 'cancelled', done_at = clock_timestamp() where dossier_id = ${id}`.execute(
      centre.database.owner,
    );
    const found = (await alarms()).filter((alarm) => alarm.kind === "no-task");
    expect(found).toMatchObject([{ dossierId: id, code }]);
    expect(alarmText(found[0] ?? { kind: "no-task", dossierId: "", code: null, since: centre.tick(0) }).en).toContain(
      "no open task",
    );
  });
});
