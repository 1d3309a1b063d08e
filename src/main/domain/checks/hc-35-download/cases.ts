import { reachCases } from '../reach-cases.ts';

export const cases = reachCases('aka.ms:443', ['bring-package']);
