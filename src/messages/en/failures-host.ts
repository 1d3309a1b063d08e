/** Failures F01 to F49 of the catalogue: what each means (`failure.Fnn`) and what to do (`failure.Fnn.do`). */
export const failuresHost = {};
