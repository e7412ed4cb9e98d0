/** Addresses of the counter workbench. */
export const paths = {
  start: "/can-bo/tiep-nhan",
  open: "/can-bo/tiep-nhan/moi",
  draft: (draftId: string) => `/can-bo/tiep-nhan/nhap/${draftId}`,
  keep: (draftId: string) => `/can-bo/tiep-nhan/nhap/${draftId}/luu`,
  fees: (draftId: string) => `/can-bo/tiep-nhan/nhap/${draftId}/phi`,
  drop: (draftId: string) => `/can-bo/tiep-nhan/nhap/${draftId}/bo`,
  done: (dossierId: string) => `/can-bo/tiep-nhan/xong/${dossierId}`,
  findProcedure: "/can-bo/tiep-nhan/goi-y/thu-tuc",
  findPerson: "/can-bo/tiep-nhan/goi-y/nguoi",
  dossier: (dossierId: string) => `/can-bo/ho-so/${dossierId}`,
} as const;
