/** Pages of the public post. */
export const POST_PATH = "/can-bo/buu-chinh";
export const COLLECT_PATH = `${POST_PATH}/nhan`;
export const SEND_PATH = `${POST_PATH}/gui`;
export const PARCEL_PATH = `${POST_PATH}/goi-chung`;
export const UNDERWAY_PATH = `${POST_PATH}/tren-duong`;
export const UNDELIVERED_PATH = `${POST_PATH}/phat-hoan`;
export const BATCHES_PATH = `${POST_PATH}/chuyen`;
export const CLAIMS_PATH = `${POST_PATH}/khieu-nai`;
export const MONEY_PATH = `${POST_PATH}/tien-thu-ho`;
export const RANGES_PATH = `${POST_PATH}/day-so`;
export const SETTINGS_PATH = `${POST_PATH}/thiet-lap`;

/** Where the post tells what became of an item. */
export const TRACKING_PATH = "/api/v1/post/tracking";

export const collectPath = (caseId: string) => `${COLLECT_PATH}/${caseId}`;
export const slipPath = (slipId: string) => `${POST_PATH}/phieu/${slipId}`;
export const slipActPath = (slipId: string, act: string) => `${slipPath(slipId)}/${act}`;
export const slipPdfPath = (slipId: string) => `${slipPath(slipId)}/phieu-gui.pdf`;
export const batchPath = (batchId: string) => `${BATCHES_PATH}/${batchId}`;
export const batchPdfPath = (batchId: string) => `${batchPath(batchId)}/ban-in.pdf`;
export const slipPapersPath = (slipId: string) => slipActPath(slipId, "ban-giay");
export const batchPapersPath = (batchId: string) => `${batchPath(batchId)}/ban-giay`;
export const signedPaperPath = (paperId: string) => `${POST_PATH}/ban-giay/${paperId}`;
export const claimPath = (claimId: string) => `${CLAIMS_PATH}/${claimId}`;
export const rangePath = (rangeId: string) => `${RANGES_PATH}/${rangeId}/dung`;
