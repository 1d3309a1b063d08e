/** Failures F50 to F97 of the catalogue: what each means (`failure.Fnn`) and what to do (`failure.Fnn.do`). */
export const failuresDevice = {};
