import { Failure, type AppError } from '../../src/contract/errors.ts';

/** The failure in words that some work ends with; anything else is a mistake and goes on. */
export async function refusalOf(work: () => unknown): Promise<AppError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) return error.error;
    throw error;
  }
  throw new Error('nothing was refused');
}
