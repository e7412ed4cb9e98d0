import { Card } from "#ui/components/card/card.tsx";
import { Checkbox } from "#ui/components/choices/choices.tsx";
import { markedCodes } from "../domain/edit-rule.ts";
import { rowsOf } from "../domain/typed-rows.ts";
import { Conditions, Kept, Pick, RowButton, Text, type FormProps } from "./form-fields.tsx";

type RowProps = FormProps & { readonly row: string };

/** Reductions for a time. */
export function ReductionsCard(props: FormProps) {
  const rows = rowsOf(props.typed, "giam");
  return (
    <Card title="Giảm theo thời gian" id="giam">
      <Kept typed={props.typed} name="giam.so" />
      <p class="mc-help">
        Cả ngày đầu và ngày cuối đều được giảm. Nhiều mức giảm cùng hợp: chỉ mức lớn nhất được tính.
      </p>
      {rows.map((row, index) => (
        <fieldset class="mc-fee-part" id={row} key={row}>
          <legend>{`Mức giảm ${index + 1}`}</legend>
          <div class="mc-columns">
            <Text {...props} name={`${row}.tyLe`} label="Giảm (%)" width="short" numeric="yes" />
            <Text {...props} name={`${row}.tu`} label="Từ ngày" width="short" />
            <Text {...props} name={`${row}.den`} label="Đến hết ngày (nếu có)" width="short" />
            <Text {...props} name={`${row}.canCu`} label="Căn cứ" />
          </div>
          <ItemMarks {...props} row={row} />
          <Conditions {...props} at={row} adds="Chỉ giảm khi…" />
          <RowButton draft={props.draft} act={`bo:${row}`} at="giam">
            Bỏ mức giảm này
          </RowButton>
        </fieldset>
      ))}
      <RowButton draft={props.draft} act="them:giam" at={`giam.${rows.length}`}>
        Thêm mức giảm
      </RowButton>
    </Card>
  );
}

/** Who pays less or nothing, with the paper that proves it. */
export function ExemptionsCard(props: FormProps) {
  const rows = rowsOf(props.typed, "mien");
  return (
    <Card title="Đối tượng miễn, giảm" id="mien">
      <Kept typed={props.typed} name="mien.so" />
      <p class="mc-help">100 % là miễn. Người được miễn, giảm phải xuất trình giấy tờ ghi ở đây.</p>
      {rows.map((row, index) => (
        <fieldset class="mc-fee-part" id={row} key={row}>
          <legend>{`Đối tượng ${index + 1}`}</legend>
          <Kept typed={props.typed} name={`${row}.ma`} />
          <div class="mc-columns">
            <Text {...props} name={`${row}.ten`} label="Đối tượng" />
            <Text {...props} name={`${row}.giayTo`} label="Giấy tờ chứng minh" />
            <Text {...props} name={`${row}.tyLe`} label="Giảm (%)" width="short" numeric="yes" />
            <Text {...props} name={`${row}.canCu`} label="Căn cứ" />
          </div>
          <ItemMarks {...props} row={row} />
          <RowButton draft={props.draft} act={`bo:${row}`} at="mien">
            Bỏ đối tượng này
          </RowButton>
        </fieldset>
      ))}
      <RowButton draft={props.draft} act="them:mien" at={`mien.${rows.length}`}>
        Thêm đối tượng
      </RowButton>
    </Card>
  );
}

/** For which lines; a line that was taken out stays marked until somebody decides. */
function ItemMarks({ draft, typed, row }: RowProps) {
  const marked = markedCodes(typed, row);
  const gone = marked.filter((code) => !draft.items.some((item) => item.code === code));
  const all = [
    ...draft.items.map(({ code, name }) => ({ code, label: name === "" ? `Khoản ${code}` : name })),
    ...gone.map((code) => ({ code, label: `Khoản đã bỏ (${code})` })),
  ];
  return (
    <>
      <p class="mc-help">Áp dụng cho những khoản được chọn; không chọn khoản nào là mọi khoản.</p>
      {all.map(({ code, label }) => (
        <Checkbox key={code} name={`${row}.khoan.${code}`} label={label} checked={marked.includes(code)} />
      ))}
    </>
  );
}

/** What the rule has to know before it can compute: numbers, and choices of one among several. */
export function QuestionCards(props: FormProps) {
  return (
    <>
      <QuantitiesCard {...props} />
      <ChoicesCard {...props} />
    </>
  );
}

function QuantitiesCard(props: FormProps) {
  const rows = rowsOf(props.typed, "luong");
  return (
    <Card title="Số lượng phải hỏi" id="luong">
      <Kept typed={props.typed} name="luong.so" />
      {rows.length === 0 && (
        <p class="mc-help">Chưa hỏi số lượng nào. Thêm khi mức thu tính theo trang, bản, công trình…</p>
      )}
      {rows.map((row) => (
        <fieldset class="mc-fee-part" id={row} key={row}>
          <Kept typed={props.typed} name={`${row}.ma`} />
          <div class="mc-columns">
            <Text {...props} name={`${row}.ten`} label="Đơn vị" help="Ví dụ trang, bản" />
            <Text {...props} name={`${row}.hoi`} label="Câu hỏi" help="Ví dụ: Số trang của một bản?" />
            <Text {...props} name={`${row}.macDinh`} label="Điền sẵn" help="Để trống: luôn hỏi" numeric="yes" />
            <Text {...props} name={`${row}.nhieuNhat`} label="Nhiều nhất" help="Lớn hơn thì hỏi lại" numeric="yes" />
          </div>
          <RowButton draft={props.draft} act={`bo:${row}`} at="luong">
            Bỏ số lượng này
          </RowButton>
        </fieldset>
      ))}
      <RowButton draft={props.draft} act="them:luong" at={`luong.${rows.length}`}>
        Thêm số lượng
      </RowButton>
    </Card>
  );
}

function ChoicesCard(props: FormProps) {
  const { typed, draft } = props;
  const rows = rowsOf(typed, "chon");
  return (
    <Card title="Câu hỏi lựa chọn" id="chon">
      <Kept typed={typed} name="chon.so" />
      <p class="mc-help">Cá nhân hay tổ chức, cách nộp: đã biết từ hồ sơ, không cần khai báo.</p>
      {rows.map((row, index) => {
        const list = `${row}.lua`;
        const choices = rowsOf(typed, list);
        return (
          <fieldset class="mc-fee-part" id={row} key={row}>
            <legend>{`Câu hỏi ${index + 1}`}</legend>
            <Kept typed={typed} name={`${row}.ma`} />
            <Text {...props} name={`${row}.hoi`} label="Câu hỏi" />
            <div id={list}>
              <Kept typed={typed} name={`${list}.so`} />
              {choices.map((choice, at) => (
                <div class="mc-fee-row" id={choice} key={choice}>
                  <Kept typed={typed} name={`${choice}.ma`} />
                  <Text {...props} name={`${choice}.ten`} label={`Lựa chọn ${at + 1}`} />
                  <RowButton draft={draft} act={`bo:${choice}`} at={list}>
                    Bỏ lựa chọn
                  </RowButton>
                </div>
              ))}
              <RowButton draft={draft} act={`them:${list}`} at={`${list}.${choices.length}`}>
                Thêm lựa chọn
              </RowButton>
            </div>
            <Pick
              {...props}
              name={`${row}.macDinh`}
              label="Chọn sẵn"
              empty="Luôn hỏi"
              options={choices.map((choice, at) => ({
                value: typed[`${choice}.ma`] ?? "",
                label: (typed[`${choice}.ten`] ?? "") || `Lựa chọn ${at + 1}`,
              }))}
            />
            <RowButton draft={draft} act={`bo:${row}`} at="chon">
              Bỏ câu hỏi này
            </RowButton>
          </fieldset>
        );
      })}
      <RowButton draft={draft} act="them:chon" at={`chon.${rows.length}`}>
        Thêm câu hỏi
      </RowButton>
    </Card>
  );
}
