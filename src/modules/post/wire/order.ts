import { z } from "zod";
import { codOf } from "../domain/parcel.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";

/** An order as the post's interface wants it (handbook §6); names of fields are the post's own. */
export type WireOrder = {
  readonly CustomerCode: string;
  readonly ItemCode: string;
  readonly OrderNumber: string;
  readonly CODAmount: number;
  readonly SenderProvince: string;
  readonly SenderDistrict: string;
  readonly SenderAddress: string;
  readonly SenderName: string;
  readonly SenderEmail: string;
  readonly SenderTel: string;
  readonly SenderDesc: string;
  readonly Description: string;
  readonly ReceiverProvince: string;
  readonly ReceiverDistrict: string;
  readonly ReceiverAddress: string;
  readonly ReceiverName: string;
  readonly ReceiverEmail: string;
  readonly ReceiverTel: string;
  readonly FlagConfig: string;
};

/** The two numbers that make an order one and the same, however often it is sent. */
export type OrderKey = Pick<WireOrder, "OrderNumber" | "ItemCode">;

/** Status by which the post says yes. */
export const STATUS_OK = "100";
/** Status by which it says that it has no such order. */
export const STATUS_UNKNOWN = "404";

/** The order for an envelope, with all results that lie in it: number of the order is the dossier's code, number of the item is its label. */
export function wireOrderOf(slip: PostalSlip, parcel: readonly PostalSlip[], customerCode: string): WireOrder {
  const { sender, receiver } = slip;
  const cod = codOf(parcel);
  return {
    CustomerCode: customerCode,
    ItemCode: slip.number ?? "",
    OrderNumber: slip.dossierCode ?? "",
    CODAmount: cod,
    SenderProvince: sender.province,
    SenderDistrict: sender.district,
    SenderAddress: sender.address,
    SenderName: sender.name,
    SenderEmail: sender.email,
    SenderTel: sender.phone,
    SenderDesc: "Trả kết quả giải quyết thủ tục hành chính",
    Description: parcel
      .flatMap(({ contents }) => contents)
      .join("; ")
      .slice(0, 500),
    ...receiverFields(receiver),
    FlagConfig: cod > 0 ? "COD" : "",
  };
}

function receiverFields(receiver: PostalParty) {
  return {
    ReceiverProvince: receiver.province,
    ReceiverDistrict: receiver.district,
    ReceiverAddress: receiver.address,
    ReceiverName: receiver.name,
    ReceiverEmail: receiver.email,
    ReceiverTel: receiver.phone,
  };
}

const text = z.string().max(500).default("");
const orderShape = z.object({
  CustomerCode: z.string().min(1).max(60),
  ItemCode: z.string().min(1).max(20),
  OrderNumber: z.string().min(1).max(60),
  CODAmount: z.number().int().min(0),
  ...{ SenderProvince: text, SenderDistrict: text, SenderAddress: text, SenderName: text, SenderEmail: text },
  ...{ SenderTel: text, SenderDesc: text, Description: text, ReceiverProvince: text, ReceiverDistrict: text },
  ...{ ReceiverAddress: text, ReceiverName: text, ReceiverEmail: text, ReceiverTel: text, FlagConfig: text },
});

/** Reads an order on the post's side; undefined when it is none. */
export function readWireOrder(body: string): WireOrder | undefined {
  return parsed(orderShape, body);
}

const answerShape = z.object({
  Status: z.union([z.string().max(20), z.number().int().transform(String)]),
  Message: z.string().max(500).nullish(),
  /** Where the post says which order it speaks of. */
  OrderNumber: z.string().max(60).nullish(),
  ItemCode: z.string().max(30).nullish(),
});
export type WireAnswer = z.infer<typeof answerShape>;

/** Whether an answer is about the order that was asked for; one that names another says nothing about ours. */
export function isAbout(answer: WireAnswer, { OrderNumber, ItemCode }: OrderKey): boolean {
  return (answer.OrderNumber ?? OrderNumber) === OrderNumber && (answer.ItemCode ?? ItemCode) === ItemCode;
}

/** Reads the post's answer; undefined when it is no answer: then nothing is known. */
export function readWireAnswer(body: string): WireAnswer | undefined {
  return parsed(answerShape, body);
}

const keyShape = z.object({ OrderNumber: z.string().max(60), ItemCode: z.string().max(20) });

/** Reads a question about an order on the post's side. */
export function readOrderKey(body: string): OrderKey | undefined {
  return parsed(keyShape, body);
}

function parsed<T>(shape: z.ZodType<T>, body: string): T | undefined {
  try {
    const read = shape.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
