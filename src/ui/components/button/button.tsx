import type { ComponentChildren } from "preact";

export type ButtonProps = {
  readonly kind?: "primary" | "plain" | "danger" | "link";
  readonly type?: "submit" | "button";
  readonly name?: string;
  readonly value?: string;
  /** Key shown on the button; the keyboard layer listens to `Ctrl+Enter` on the primary act. */
  readonly keyShown?: string;
  readonly form?: string;
  readonly formAction?: string;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
};

const CLASS = {
  primary: "btn btn-primary",
  plain: "btn btn-outline-secondary",
  danger: "btn btn-danger",
  link: "btn btn-link",
} as const;

/** A button of a form. The primary one of a page carries `data-key-primary` and answers Ctrl+Enter. */
export function Button({ kind = "plain", type = "submit", keyShown, children, formAction, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      class={CLASS[kind]}
      {...rest}
      {...(formAction ? { formaction: formAction } : {})}
      {...(kind === "primary" ? { "data-key-primary": true } : {})}
    >
      {children}
      {keyShown && <kbd aria-hidden="true">{keyShown}</kbd>}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  href,
  kind = "plain",
  keyShown,
  newWindow,
  children,
}: {
  readonly href: string;
  readonly kind?: "primary" | "plain" | "link";
  readonly keyShown?: string;
  readonly newWindow?: "yes";
  readonly children: ComponentChildren;
}) {
  return (
    <a
      href={href}
      class={CLASS[kind]}
      {...(kind === "primary" ? { "data-key-primary": true } : {})}
      {...(newWindow ? { target: "_blank", rel: "noopener" } : {})}
    >
      {children}
      {keyShown && <kbd aria-hidden="true">{keyShown}</kbd>}
    </a>
  );
}
