/** A typed reference to any object: the stuff the red thread is made of. Types read `domain.object`. */
export type Reference = { readonly type: string; readonly id: string }

export const refer = (type: string, id: string | number): Reference => ({ type, id: String(id) })
