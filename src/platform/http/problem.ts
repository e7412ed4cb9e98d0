/** One field's mistake: `field` is a JSON pointer or a form field's name. */
export type FieldProblem = { readonly field: string; readonly code: string; readonly message?: string };

/** What the outside is told when a request is not carried out (RFC 9457). Holds no personal data. */
export type Problem = {
  readonly status: number;
  /** `/problems/<slice>/<what-is-wrong>` */
  readonly type: string;
  /** Stable and searchable, for example `E_VERSION`. */
  readonly code: string;
  /** A Vietnamese sentence: what happened and what to do. */
  readonly title: string;
  readonly titleEn?: string;
  readonly errors?: readonly FieldProblem[];
  /** Further members for programs, for example the current version. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
};

/** Thrown at the edge only, caught once by the error handler. */
export class HttpProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = "HttpProblem";
    this.problem = problem;
  }
}

/** The same answer for everything that is not there or not for this viewer. */
export const NOT_FOUND: Problem = {
  status: 404,
  type: "/problems/not-found",
  code: "E_NOT_FOUND",
  title: "Không tìm thấy nội dung được yêu cầu. Vui lòng kiểm tra lại địa chỉ hoặc mã đã nhập.",
  titleEn: "Nothing was found here. Please check the address or the code.",
};

export const FORBIDDEN: Problem = {
  status: 403,
  type: "/problems/forbidden",
  code: "E_FORBIDDEN",
  title: "Tài khoản của ông/bà không được giao việc này. Hãy liên hệ quản trị hệ thống nếu cần.",
  titleEn: "Your account is not assigned this work. Contact the system administrator if it should be.",
};

export const UNAUTHENTICATED: Problem = {
  status: 401,
  type: "/problems/unauthenticated",
  code: "E_UNAUTHENTICATED",
  title: "Phiên làm việc không còn hiệu lực. Vui lòng đăng nhập.",
  titleEn: "There is no valid session. Please sign in.",
};

export const CSRF: Problem = {
  status: 403,
  type: "/problems/cross-site",
  code: "E_CSRF",
  title: "Yêu cầu không xuất phát từ trang của hệ thống nên không được thực hiện. Hãy tải lại trang và làm lại.",
  titleEn:
    "The request did not come from a page of this system and was not carried out. Reload the page and try again.",
};

export const UNAVAILABLE: Problem = {
  status: 503,
  type: "/problems/unavailable",
  code: "E_UNAVAILABLE",
  title:
    "Hệ thống tạm thời gián đoạn, hồ sơ chưa tiếp nhận. Nội dung đã nhập vẫn được giữ; vui lòng thử lại sau ít phút.",
  titleEn:
    "The system is interrupted and nothing was received. What you typed is kept; please try again in a few minutes.",
  retryAfterSeconds: 30,
};

export const FAULT: Problem = {
  status: 500,
  type: "/problems/fault",
  code: "E_FAULT",
  title:
    "Hệ thống gặp sự cố và chưa thực hiện yêu cầu. Vui lòng thử lại; nếu vẫn gặp, báo quản trị hệ thống mã yêu cầu bên dưới.",
  titleEn:
    "The system failed and did not carry out the request. Try again; if it persists, give the administrator the request id below.",
};
