import type { Problem } from "#platform/http/problem.ts";
import { PublicPage } from "#ui/layout/public-page.tsx";
import { useLanguage, type Both } from "#ui/language.ts";

type Props = { readonly problem: Problem; readonly requestId: string; readonly path: string };

/** What a person sees when a request is not carried out: what happened, what to do, where to go on. */
export function ProblemPage({ problem, requestId, path }: Props) {
  const language = useLanguage();
  const forOfficers = path.startsWith("/can-bo") || path.startsWith("/dieu-hanh");
  const heading = (HEADINGS[problem.status] ?? NOT_DONE)[language];
  return (
    <PublicPage title={heading}>
      <h1>{heading}</h1>
      <Sentences problem={problem} />
      {(problem.errors ?? []).length > 0 && (
        <ul lang="vi">
          {problem.errors?.map((error) => (
            <li key={error.field}>
              {error.field.replace(/^\//, "")}: {error.message ?? error.code}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={forOfficers ? "/can-bo" : "/"}>{(forOfficers ? TO_WORK : TO_HOME)[language]}</a>
      </p>
      {problem.status >= 500 && (
        <p>
          {REQUEST[language]}: {requestId}
        </p>
      )}
    </PublicPage>
  );
}

/** The sentence in the language of the page first, the other one below it. */
function Sentences({ problem: { title, titleEn } }: Pick<Props, "problem">) {
  const language = useLanguage();
  const sentences = [<p lang="vi">{title}</p>, titleEn !== undefined && <p lang="en">{titleEn}</p>];
  return <>{language === "vi" ? sentences : sentences.toReversed()}</>;
}

const NOT_DONE: Both = { vi: "Chưa thực hiện được", en: "Not carried out" };
const TO_WORK: Both = { vi: "Về trang việc của tôi", en: "To my work" };
const TO_HOME: Both = { vi: "Về trang chủ", en: "To the front page" };
const REQUEST: Both = { vi: "Mã yêu cầu", en: "Request code" };

const HEADINGS: Readonly<Record<number, Both>> = {
  401: { vi: "Cần đăng nhập", en: "Please sign in" },
  403: { vi: "Không được phép", en: "Not allowed" },
  404: { vi: "Không tìm thấy", en: "Not found" },
  405: { vi: "Cách gọi không được hỗ trợ", en: "Method not supported" },
  409: { vi: "Hồ sơ đã thay đổi", en: "The dossier has changed" },
  413: { vi: "Nội dung quá lớn", en: "Too large" },
  422: { vi: "Cần sửa lại nội dung đã nhập", en: "Please correct what was typed" },
  429: { vi: "Quá nhiều yêu cầu", en: "Too many requests" },
  500: { vi: "Hệ thống gặp sự cố", en: "A fault in the system" },
  503: { vi: "Hệ thống tạm gián đoạn", en: "The system is interrupted" },
};
