/** Addresses of files: attaching to a form at the counter or to a dossier, opening, taking off. */
export const documentPaths = {
  toDraft: (draftId: string) => `/can-bo/tiep-nhan/nhap/${draftId}/tep`,
  toDossier: (dossierId: string) => `/can-bo/ho-so/${dossierId}/tep`,
  file: (documentId: string) => `/can-bo/tep/${documentId}`,
  drop: (documentId: string) => `/can-bo/tep/${documentId}/bo`,
} as const;
