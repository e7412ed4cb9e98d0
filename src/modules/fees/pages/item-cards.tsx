import { Card } from "#ui/components/card/card.tsx";
import { rowsOf } from "../domain/typed-rows.ts";
import { Conditions, Kept, MoneyFields, Pick, RowButton, Text, type FormProps } from "./form-fields.tsx";

const LIST = "khoan";

/** The lines of phí and lệ phí, each with its prices. */
export function ItemCards(props: FormProps) {
  const { typed, draft } = props;
  const rows = rowsOf(typed, LIST);
  return (
    <div id={LIST}>
      <Kept typed={typed} name={`${LIST}.so`} />
      {rows.length === 0 && (
        <Card title="Khoản thu">
          <p>Chưa có khoản nào: thủ tục này không thu phí, lệ phí. Bấm “Thêm khoản thu” nếu phải thu.</p>
        </Card>
      )}
      {rows.map((row, index) => (
        <ItemCard key={row} {...props} row={row} number={index + 1} />
      ))}
      <div class="mc-form-acts mc-more">
        <RowButton draft={draft} act={`them:${LIST}`} at={`${LIST}.${rows.length}`}>
          Thêm khoản thu
        </RowButton>
      </div>
    </div>
  );
}

type RowProps = FormProps & { readonly row: string; readonly number: number };

function ItemCard(props: RowProps) {
  const { row, number, typed, draft } = props;
  const prices = rowsOf(typed, `${row}.gia`);
  const name = typed[`${row}.ten`] ?? "";
  return (
    <Card
      id={row}
      title={name === "" ? `Khoản thu ${number}` : name}
      acts={
        <RowButton draft={draft} act={`bo:${row}`} at={LIST}>
          Bỏ khoản này
        </RowButton>
      }
    >
      <Kept typed={typed} name={`${row}.ma`} />
      <div class="mc-columns">
        <Pick {...props} name={`${row}.loai`} label="Loại" options={KINDS} />
        <Text {...props} name={`${row}.ten`} label="Tên khoản thu" />
        <Pick {...props} name={`${row}.thu`} label="Thu khi nào" options={COLLECTS} />
        <Pick {...props} name={`${row}.khac`} label="Khi không mức nào hợp" options={OTHERWISE} />
      </div>
      <Text {...props} name={`${row}.canCu`} label="Căn cứ riêng (nếu khác căn cứ chung)" />
      <Conditions {...props} at={row} adds="Chỉ thu khi…" />
      <div id={`${row}.gia`}>
        <Kept typed={typed} name={`${row}.gia.so`} />
        {prices.map((price, index) => (
          <PriceRow key={price} {...props} row={price} number={index + 1} />
        ))}
        <div class="mc-form-acts">
          <RowButton draft={draft} act={`them:${row}.gia`} at={`${row}.gia.${prices.length}`}>
            Thêm mức cho trường hợp khác
          </RowButton>
        </div>
      </div>
    </Card>
  );
}

function PriceRow(props: RowProps) {
  const { row, number, typed, draft } = props;
  const list = `${row}.bac`;
  const steps = rowsOf(typed, list);
  const prices = row.slice(0, row.lastIndexOf("."));
  const quantities = draft.quantities.map(({ key, noun }) => ({ value: key, label: noun }));
  const noun = draft.quantities.find(({ key }) => key === typed[`${row}.luong`])?.noun ?? "đơn vị";
  const isByQuantity = typed[`${row}.cach`] !== "co-dinh";
  const hasQuantities =
    isByQuantity || quantities.length > 0 || [`${row}.luong`, `${row}.nhan`].some((name) => (typed[name] ?? "") !== "");
  return (
    <fieldset class="mc-fee-part" id={row}>
      <legend>{`Mức ${number}`}</legend>
      <div class="mc-form-acts">
        {number > 1 && (
          <RowButton draft={draft} act={`len:${row}`} at={prices}>
            Đưa lên trước
          </RowButton>
        )}
        <RowButton draft={draft} act={`bo:${row}`} at={prices}>
          Bỏ mức này
        </RowButton>
      </div>
      <Conditions {...props} at={row} adds="Chỉ cho trường hợp…" />
      <div class="mc-columns">
        <Pick {...props} name={`${row}.cach`} label="Cách tính" options={READINGS} />
        {isByQuantity && (typed[`${row}.moi`] ?? "") === "" ? (
          <Kept typed={typed} name={`${row}.moi`} />
        ) : (
          <Text
            {...props}
            name={`${row}.moi`}
            label="Mức cố định: cho mỗi"
            help="Ví dụ hồ sơ, giấy, thẻ; có thể để trống"
          />
        )}
        {hasQuantities && (
          <>
            <Pick {...props} name={`${row}.luong`} label="Tính theo" empty="Không theo số lượng" options={quantities} />
            <Pick {...props} name={`${row}.nhan`} label="Rồi nhân với" empty="Không nhân" options={quantities} />
          </>
        )}
      </div>
      {!hasQuantities && (
        <p class="mc-help">
          Để tính theo số trang, số bản, số công trình: khai báo ở phần “Số lượng phải hỏi” bên dưới.
        </p>
      )}
      <div id={list}>
        <Kept typed={typed} name={`${list}.so`} />
        {steps.map((step, index) => (
          <div class="mc-fee-row" id={step} key={step}>
            {isByQuantity || steps.length > 1 ? (
              <Text {...props} name={`${step}.tu`} label={`Từ ${noun} thứ`} numeric="yes" />
            ) : (
              <Kept typed={typed} name={`${step}.tu`} />
            )}
            <MoneyFields {...props} at={step} label={steps.length > 1 ? `Bậc ${index + 1}` : "Mức thu"} />
            {steps.length > 1 && (
              <RowButton draft={draft} act={`bo:${step}`} at={list}>
                Bỏ bậc
              </RowButton>
            )}
          </div>
        ))}
        {(isByQuantity || hasQuantities || steps.length === 0) && (
          <RowButton draft={draft} act={`them:${list}`} at={`${list}.${steps.length}`}>
            Thêm bậc
          </RowButton>
        )}
      </div>
      {isByQuantity || hasQuantities ? (
        <div class="mc-fee-row">
          <MoneyFields {...props} at={`${row}.tran`} label="Tối đa (nếu có)" />
        </div>
      ) : (
        <>
          <Kept typed={typed} name={`${row}.tran.nguon`} />
          <Kept typed={typed} name={`${row}.tran.tien`} />
        </>
      )}
    </fieldset>
  );
}

const KINDS = [
  { value: "phi", label: "Phí" },
  { value: "le-phi", label: "Lệ phí" },
];
const COLLECTS = [
  { value: "before", label: "Trước, khi tiếp nhận" },
  { value: "after", label: "Sau, khi trả kết quả" },
];
const OTHERWISE = [
  { value: "confirm", label: "Phải xác nhận số tiền" },
  { value: "nothing", label: "Không thu" },
];
const READINGS = [
  { value: "co-dinh", label: "Một mức cố định" },
  { value: "bands", label: "Theo số lượng, từng bậc riêng" },
  { value: "whole", label: "Theo số lượng, tất cả một bậc" },
];
