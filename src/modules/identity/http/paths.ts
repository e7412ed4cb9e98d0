export const SIGN_IN_PATH = "/can-bo/dang-nhap";
export const CODE_PATH = "/can-bo/dang-nhap/ma-xac-thuc";
export const SIGN_OUT_PATH = "/can-bo/dang-xuat";
export const ACCOUNT_PATH = "/can-bo/tai-khoan";
export const CONFIRM_PATH = "/can-bo/xac-nhan";
export const OFFICERS_PATH = "/can-bo/quan-tri/can-bo";

/** The page of one officer for administrators. */
export function officerPath(id: string): string {
  return `${OFFICERS_PATH}/${id}`;
}

/** The page that asks for the password once more and then goes on to `target`. */
export function confirmPath(target: string): string {
  return `${CONFIRM_PATH}?tiep=${encodeURIComponent(target)}`;
}

/** Public: who is on duty at the centre. */
export const DUTY_PATH = "/nguoi-truc";
