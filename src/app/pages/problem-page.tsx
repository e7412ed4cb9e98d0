import type { Problem } from "#platform/http/problem.ts";
import { PublicPage } from "#ui/layout/public-page.tsx";

type Props = { readonly problem: Problem; readonly requestId: string; readonly path: string };

/** What a person sees when a request is not carried out: what happened, what to do, where to go on. */
export function ProblemPage({ problem, requestId, path }: Props) {
  const forOfficers = path.startsWith("/can-bo") || path.startsWith("/dieu-hanh");
  return (
    <PublicPage title={HEADINGS[problem.status] ?? "Chưa thực hiện được"}>
      <h1>{HEADINGS[problem.status] ?? "Chưa thực hiện được"}</h1>
      <p>{problem.title}</p>
      {problem.titleEn && <p lang="en">{problem.titleEn}</p>}
      {(problem.errors ?? []).length > 0 && (
        <ul>
          {problem.errors?.map((error) => (
            <li key={error.field}>
              {error.field.replace(/^\//, "")}: {error.message ?? error.code}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={forOfficers ? "/can-bo" : "/"}>{forOfficers ? "Về trang việc của tôi" : "Về trang chủ"}</a>
      </p>
      {problem.status >= 500 && <p>Mã yêu cầu: {requestId}</p>}
    </PublicPage>
  );
}

const HEADINGS: Readonly<Record<number, string>> = {
  401: "Cần đăng nhập",
  403: "Không được phép",
  404: "Không tìm thấy",
  405: "Cách gọi không được hỗ trợ",
  409: "Hồ sơ đã thay đổi",
  413: "Nội dung quá lớn",
  422: "Cần sửa lại nội dung đã nhập",
  429: "Quá nhiều yêu cầu",
  500: "Hệ thống gặp sự cố",
  503: "Hệ thống tạm gián đoạn",
};
