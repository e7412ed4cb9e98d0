import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillBody, gatewayFaults, readHanded, readKnown, type Gateway } from "./gateway.ts";

const GATEWAY: Gateway = {
  state: "live",
  url: "https://tin.example.vn/gui",
  contentType: "json",
  headerName: "X-Api-Key",
  secret: "khoa-bi-mat",
  body: '{"to":"{{so}}","text":"{{noi_dung}}","id":"{{ma}}"}',
  accepted: '"ok"',
  queryUrl: "https://tin.example.vn/hoi",
  queryBody: '{"id":"{{ma}}"}',
  queryCarried: "DELIVERED",
  queryUnknown: "NOT_FOUND",
};

describe("the body of a message", () => {
  const filling = { so: "0912345678", noi_dung: 'Mã "42"\n{{khoa}}', ma: "id-1", khoa: "bi-mat" };

  it("is filled once: what a message says is never read as a mark", () => {
    const said = JSON.parse(fillBody(GATEWAY, filling));
    expect(said).toEqual({ to: "0912345678", text: 'Mã "42"\n{{khoa}}', id: "id-1" });
    expect(fillBody(GATEWAY, filling)).not.toContain("bi-mat");
  });

  it("of a form is escaped", () => {
    const body = fillBody({ contentType: "form", body: "to={{so}}&text={{noi_dung}}&key={{khoa}}" }, filling);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      to: "0912345678",
      text: 'Mã "42"\n{{khoa}}',
      key: "bi-mat",
    });
  });

  it("says back exactly what was filled in, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (noi_dung, so) => {
        const filled = { ...filling, noi_dung, so };
        expect(JSON.parse(fillBody(GATEWAY, filled))).toEqual({ to: so, text: noi_dung, id: "id-1" });
        const form = new URLSearchParams(fillBody({ contentType: "form", body: "a={{so}}&b={{noi_dung}}" }, filled));
        expect([form.get("a"), form.get("b")]).toEqual([so, noi_dung]);
      }),
    );
  });
});

describe("settings of a gateway", () => {
  it("that are whole have no mistakes", () => {
    expect(gatewayFaults(GATEWAY)).toEqual([]);
    expect(gatewayFaults({ ...GATEWAY, queryUrl: "", queryBody: "", queryCarried: "", queryUnknown: "" })).toEqual([]);
    expect(gatewayFaults({ ...GATEWAY, state: "off", body: "" })).toEqual([]);
    const inBody = '{"to":"{{so}}","text":"{{noi_dung}}","id":"{{ma}}","key":"{{khoa}}"}';
    expect(gatewayFaults({ ...GATEWAY, headerName: "", body: inBody })).toEqual([]);
    const open = { ...GATEWAY, headerName: "", secret: "" };
    expect(gatewayFaults(open)).toEqual([]);
  });

  it.each([
    [{ body: "" }, "body", "Thiếu {{so}}, {{noi_dung}}"],
    [{ body: '{"to":"{{so}}"}' }, "body", "Thiếu {{noi_dung}}"],
    [{ body: GATEWAY.body.replace("{{ma}}", "{{id}}"), queryUrl: "" }, "body", "{{id}}"],
    [{ body: '{"to":{{so}},"text":"{{noi_dung}}","id":"{{ma}}"}' }, "body", "JSON"],
    [{ body: '{"to":"{{so}}","text":"{{noi_dung}}","id":"{{ma}}"' }, "body", "JSON"],
    [{ body: '{"to":"{{so}}","text":"{{noi_dung}}"}' }, "body", "{{ma}}"],
    [{ queryBody: "{}" }, "queryBody", "Thiếu {{ma}}"],
    [{ queryCarried: " " }, "queryCarried", "đã nhận"],
    [{ headerName: "X Key" }, "headerName", "gạch nối"],
    [{ headerName: "X-Key\r\nHost" }, "headerName", "gạch nối"],
    [{ headerName: "Content-Length" }, "headerName", "do hệ thống đặt"],
    [{ headerName: "HOST" }, "headerName", "do hệ thống đặt"],
    [{ secret: "ngan" }, "secret", "ít nhất 8"],
    [{ secret: "" }, "secret", "ít nhất 8"],
    [{ secret: "khoa-bi-mat\r\nX: y" }, "secret", "không dấu"],
    [{ secret: "khóa bí mật" }, "secret", "không dấu"],
  ] as const)("with %j are refused at %s", (change, field, sentence) => {
    const faults = gatewayFaults({ ...GATEWAY, ...change });
    expect(faults.find((one) => one.field === field)?.vi).toContain(sentence);
    expect(faults.map(({ vi }) => vi).join()).not.toContain(GATEWAY.secret);
  });
});

describe("the answer of a gateway", () => {
  it.each([
    [200, '{"status":"ok"}', "carried"],
    [202, '"ok"', "carried"],
    [200, '{"status":"no money"}', "refused"],
    [200, "", "refused"],
    [302, '"ok"', "refused"],
    [400, '"ok"', "refused"],
    [401, "", "refused"],
    [429, "", "not-heard"],
    [500, '"ok"', "lost"],
    [504, "", "lost"],
  ] as const)("%i %s is %s", (status, text, kind) => {
    expect(readHanded(GATEWAY, status, text).kind).toBe(kind);
  });

  it("is any 2xx where nothing else was agreed, and is never repeated", () => {
    expect(readHanded({ accepted: "" }, 204, "").kind).toBe("carried");
    expect(JSON.stringify(readHanded(GATEWAY, 403, "key khoa-bi-mat is wrong"))).not.toContain("khoa-bi-mat");
  });

  it.each([
    [200, "DELIVERED", "carried"],
    [200, "NOT_FOUND", "unknown"],
    [404, "NOT_FOUND", "unknown"],
    [404, "no such page", "no-answer"],
    [200, "QUEUED?", "no-answer"],
    [500, "DELIVERED", "no-answer"],
  ] as const)("about a message: %i %s is %s", (status, text, known) => {
    expect(readKnown(GATEWAY, status, text)).toBe(known);
  });

  it("404 says that a message never came where no word was agreed for it", () => {
    expect(readKnown({ ...GATEWAY, queryUnknown: "" }, 404, "")).toBe("unknown");
    expect(readKnown({ ...GATEWAY, queryUnknown: "" }, 200, "")).toBe("no-answer");
  });
});
