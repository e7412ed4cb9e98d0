/** Where the message gateway is set and tried. */
export const GATEWAY_PATH = "/can-bo/quan-tri/tin-nhan";

/** Addresses of the return desk. */
export const paths = {
  list: "/can-bo/tra-ket-qua",
  desk: (dossierId: string) => `/can-bo/tra-ket-qua/${dossierId}`,
  remind: (dossierId: string) => `/can-bo/tra-ket-qua/${dossierId}/nhac`,
  gateway: GATEWAY_PATH,
  telephone: "/can-bo/tin-nhan-demo",
  dossier: (dossierId: string) => `/can-bo/ho-so/${dossierId}`,
} as const;
