/** Why a file is not taken; the name is what the officer sees on the screen. */
export type FileRefusalKind =
  | "file-type"
  | "file-empty"
  | "file-structure"
  | "file-active"
  | "file-encrypted"
  | "file-malware"
  | "image-size"
  | "file-too-large"
  | "too-many-files"
  | "nothing-sent";

export type FileRefusal = { readonly kind: FileRefusalKind; readonly fileName: string };

export type FileRefusalText = {
  readonly code: string;
  readonly status: 413 | 422;
  readonly vi: string;
  readonly en: string;
};

/** Every refusal with its stable code, HTTP status and a sentence that says what to do. */
export const FILE_REFUSALS = {
  "file-type": {
    code: "E_FILE_TYPE",
    status: 422,
    vi: "Tệp không phải PDF, JPEG, PNG, DOCX hoặc XLSX, hoặc nội dung không đúng với tên tệp. Vui lòng lưu lại đúng định dạng rồi gửi lại.",
    en: "The file is not a PDF, JPEG, PNG, DOCX or XLSX, or its content does not match its name. Please save it in the right format and send it again.",
  },
  "file-empty": {
    code: "E_FILE_TYPE",
    status: 422,
    vi: "Tệp rỗng, không có nội dung. Vui lòng quét hoặc chụp lại giấy tờ rồi gửi lại.",
    en: "The file is empty. Please scan or photograph the paper again and send it.",
  },
  "file-structure": {
    code: "E_FILE_STRUCTURE",
    status: 422,
    vi: "Cấu trúc bên trong tệp bị hỏng hoặc bất thường nên không mở được an toàn. Vui lòng xuất hoặc quét lại tệp.",
    en: "The inside of the file is damaged or unusual and cannot be opened safely. Please export or scan it again.",
  },
  "file-active": {
    code: "E_FILE_ACTIVE",
    status: 422,
    vi: "Tệp có mã lệnh, macro hoặc tệp nhúng bên trong. Vui lòng in ra PDF thường rồi gửi lại.",
    en: "The file holds a script, a macro or an embedded file. Please print it to a plain PDF and send that.",
  },
  "file-encrypted": {
    code: "E_FILE_ENCRYPTED",
    status: 422,
    vi: "Tệp được đặt mật khẩu hoặc mã hóa. Vui lòng bỏ mật khẩu rồi gửi lại.",
    en: "The file is protected by a password or encrypted. Please remove the protection and send it again.",
  },
  "file-malware": {
    code: "E_FILE_MALWARE",
    status: 422,
    vi: "Tệp có dấu hiệu phần mềm độc hại nên đã bị hủy. Vui lòng không dùng tệp này và báo quản trị hệ thống.",
    en: "The file bears the mark of malicious software and was destroyed. Please do not use it and tell the administrator.",
  },
  "image-size": {
    code: "E_IMAGE_SIZE",
    status: 422,
    vi: "Ảnh có quá nhiều điểm ảnh (tối đa 40 triệu). Vui lòng chụp hoặc quét lại ở độ phân giải thấp hơn.",
    en: "The picture has too many pixels (at most 40 million). Please take it again at a lower resolution.",
  },
  "file-too-large": {
    code: "E_TOO_LARGE",
    status: 413,
    vi: "Tệp lớn hơn 10 MB. Vui lòng giảm dung lượng hoặc chia thành nhiều tệp rồi gửi lại.",
    en: "The file is larger than 10 MB. Please make it smaller or split it and send it again.",
  },
  "too-many-files": {
    code: "E_TOO_MANY_FILES",
    status: 422,
    vi: "Hồ sơ đã có 200 tệp. Vui lòng gộp các trang của một giấy tờ vào một tệp PDF.",
    en: "The dossier already has 200 files. Please join the pages of a paper into one PDF.",
  },
  "nothing-sent": {
    code: "E_REQUIRED",
    status: 422,
    vi: "Chưa chọn tệp nào. Vui lòng chọn bản quét hoặc ảnh chụp giấy tờ rồi bấm Đính kèm.",
    en: "No file was chosen. Please choose a scan or photograph and press Attach.",
  },
} as const satisfies Record<FileRefusalKind, FileRefusalText>;
