import { reachCases } from '../reach-cases.ts';

export const cases = reachCases('mcr.microsoft.com:443', ['open-port', 'carry-images']);
