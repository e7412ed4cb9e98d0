import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Button, ButtonLink } from "./button/button.tsx";
import { Card } from "./card/card.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "./choices/choices.tsx";
import { DueChip } from "./chip/chip.tsx";
import { Confirm } from "./confirm-page/confirm-page.tsx";
import { DataTable } from "./data-table/data-table.tsx";
import { DefinitionList } from "./definition-list/definition-list.tsx";
import { EmptyState } from "./empty-state/empty-state.tsx";
import { ErrorSummary } from "./error-summary/error-summary.tsx";
import { Field } from "./field/field.tsx";
import { FilterChips } from "./filter-chips/filter-chips.tsx";
import { Flash } from "./flash/flash.tsx";
import { Pager } from "./pager/pager.tsx";
import { Select } from "./select/select.tsx";
import { Stepper } from "./stepper/stepper.tsx";
import { Timeline } from "./timeline/timeline.tsx";

const HOSTILE = `<img src=x onerror="alert(1)">`;

describe("fields", () => {
  it("keeps what was typed and ties the mistake to its input", () => {
    const html = renderToString(
      <Field name="phone" label="Số điện thoại" value="091" error="Số điện thoại có 10 chữ số." help="10 chữ số" />,
    );
    expect(html).toContain('<label class="form-label" for="phone">');
    expect(html).toContain('value="091"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="phone-help phone-error"');
    expect(html).toContain('id="phone-error"');
  });

  it("keeps a long text and shows hostile text as text", () => {
    const html = renderToString(<Field name="reason" label="Lý do" rows={3} value={HOSTILE} />);
    expect(html).toContain("<textarea");
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img");
  });

  it("never sends a password back", () => {
    expect(renderToString(<Field name="p" label="Mật khẩu" type="password" value="bi-mat" />)).not.toContain("bi-mat");
  });

  it("marks the chosen option", () => {
    const html = renderToString(
      <Select
        name="unit"
        label="Đơn vị"
        value="b"
        empty="Chọn"
        options={[
          { value: "a", label: "A" },
          { value: "b", label: "B" },
        ]}
      />,
    );
    expect(html).toMatch(/<option (?:selected )?value="b"(?: selected)?>B/);
    expect(html.match(/selected/g)).toHaveLength(1);
  });

  it("asks one question with several answers", () => {
    const choices = [
      { value: "owner", label: "Chủ hồ sơ" },
      { value: "authorised", label: "Người được ủy quyền" },
    ];
    const radio = renderToString(<RadioGroup name="receiver" legend="Ai nhận?" choices={choices} value="owner" />);
    expect(radio).toContain("<legend");
    expect(radio.match(/type="radio"/g)).toHaveLength(2);
    expect(radio.match(/ checked/g)).toHaveLength(1);
    const boxes = renderToString(
      <CheckboxGroup name="kinds" legend="Loại" choices={choices} values={["owner", "authorised"]} />,
    );
    expect(boxes.match(/ checked/g)).toHaveLength(2);
    expect(renderToString(<Checkbox name="sure" label="Đã đối chiếu" error="Hãy xác nhận." />)).toContain(
      "Hãy xác nhận.",
    );
  });

  it("lists mistakes as links to their fields and is silent without any", () => {
    expect(renderToString(<ErrorSummary errors={[]} />)).toBe("");
    const html = renderToString(
      <ErrorSummary
        errors={[
          { field: "phone", message: "Sai số" },
          { field: "", message: "Chưa lưu" },
        ]}
      />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('<a href="#phone">Sai số</a>');
    expect(html).toContain("<li>Chưa lưu</li>");
  });
});

describe("acts", () => {
  it("shows the key of the primary act and marks it for the keyboard layer", () => {
    const html = renderToString(
      <Button kind="primary" keyShown="Ctrl+Enter">
        Tiếp nhận
      </Button>,
    );
    expect(html).toContain("data-key-primary");
    expect(html).toContain('<kbd aria-hidden="true">Ctrl+Enter</kbd>');
    expect(renderToString(<Button>Lưu</Button>)).not.toContain("data-key-primary");
    expect(
      renderToString(
        <ButtonLink href="/x" newWindow="yes">
          In
        </ButtonLink>,
      ),
    ).toContain('rel="noopener"');
  });

  it("takes a second look with everything that was typed", () => {
    const html = renderToString(
      <Confirm
        question="Từ chối tiếp nhận hồ sơ này?"
        consequences={["Hồ sơ kết thúc."]}
        action="/x"
        hidden={[
          ["reason", HOSTILE],
          ["version", "3"],
        ]}
        confirmLabel="Từ chối"
        backHref="/back"
      />,
    );
    expect(html).toContain('name="version" value="3"');
    expect(html).toContain('name="confirmed" value="yes"');
    expect(html).not.toContain("<img");
    expect(html).toContain('href="/back"');
  });
});

describe("lists", () => {
  const rows = [
    { id: "1", name: "Nông Văn Đức" },
    { id: "2", name: HOSTILE },
  ];

  it("is a real table with caption, heads, links and rows for the keyboard", () => {
    const html = renderToString(
      <DataTable
        caption="Hồ sơ"
        columns={[{ key: "name", head: "Chủ hồ sơ", cell: (row) => row.name }]}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/can-bo/ho-so/${row.id}`}
        select={{ name: "id", label: (row) => row.name }}
      />,
    );
    expect(html).toContain("<caption");
    expect(html).toContain('<th scope="col"');
    expect(html.match(/data-key-row/g)).toHaveLength(2);
    expect(html).toContain('href="/can-bo/ho-so/1"');
    expect(html).not.toContain("<img");
  });

  it("says what to do when it is empty", () => {
    const html = renderToString(
      <DataTable
        caption="x"
        columns={[]}
        rows={[]}
        rowKey={() => ""}
        empty={<EmptyState title="Không có hồ sơ chờ">Mời nhận hồ sơ mới</EmptyState>}
      />,
    );
    expect(html).toContain("Không có hồ sơ chờ");
    expect(html).not.toContain("<table");
  });

  it("has filters that are addresses and paging by key", () => {
    const filters = renderToString(
      <FilterChips
        groups={[{ label: "Hạn", choices: [{ label: "Quá hạn", href: "?han=qua", chosen: true, count: 2 }] }]}
      />,
    );
    expect(filters).toContain('aria-current="true"');
    expect(filters).toContain('href="?han=qua"');
    expect(renderToString(<Pager shown={3} />)).toBe("");
    expect(renderToString(<Pager shown={50} nextHref="?sau=abc" />)).toContain('rel="next"');
  });
});

describe("facts", () => {
  it("says lateness in words and mark, not in colour alone, and tells why", () => {
    const html = renderToString(
      <DueChip tone="late" text="quá hạn 2 ngày" at="16:30 01/12/2026" why={["Thứ ba 24/11 là ngày nghỉ."]} />,
    );
    expect(html).toContain("quá hạn 2 ngày");
    expect(html).toContain("<svg");
    expect(html).toContain("<details");
    expect(html).toContain("Thứ ba 24/11 là ngày nghỉ.");
    expect(renderToString(<DueChip tone="neutral" text="còn 3 ngày" />)).not.toContain("<details");
  });

  it("tells internal and public events apart in words", () => {
    const html = renderToString(
      <Timeline
        label="Quá trình"
        events={[
          {
            key: "2",
            at: "09:15 23/11/2026",
            iso: "2026-11-23T09:15:00+07:00",
            who: "Hoàng Thị Lan",
            what: "Tiếp nhận",
            audience: "public",
          },
          {
            key: "1",
            at: "09:10 23/11/2026",
            iso: "2026-11-23T09:10:00+07:00",
            what: "Phân công",
            audience: "internal",
            details: "x",
          },
        ]}
      />,
    );
    expect(html).toContain("Công khai");
    expect(html).toContain("Nội bộ");
    expect(html.indexOf("Tiếp nhận")).toBeLessThan(html.indexOf("Phân công"));
    expect(html).toContain('datetime="2026-11-23T09:15:00+07:00"');
  });

  it("leaves out facts without a value", () => {
    const html = renderToString(
      <DefinitionList
        items={[
          { term: "Mã hồ sơ", value: "H37" },
          { term: "Email", value: "" },
        ]}
      />,
    );
    expect(html).toContain("Mã hồ sơ");
    expect(html).not.toContain("Email");
  });

  it("says where something stands also to those who do not see", () => {
    const html = renderToString(
      <Stepper
        label="Các bước"
        steps={[
          { key: "1", label: "B1", state: "done" },
          { key: "2", label: "B2", state: "now" },
        ]}
      />,
    );
    expect(html).toContain('aria-current="step"');
    expect(html).toContain("đang ở bước này");
  });

  it("interrupts only for errors", () => {
    expect(renderToString(<Flash tone="error" title="Chưa lưu" />)).toContain('role="alert"');
    expect(renderToString(<Flash tone="done" title="Đã lưu" />)).toContain('role="status"');
    expect(renderToString(<Card title="Giấy tờ">x</Card>)).toContain("<h2");
  });
});
