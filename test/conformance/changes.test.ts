import { catalogue } from '../../src/main/domain/catalogue.ts';
import { describeConformance } from './both-ways.ts';

describeConformance('in what changes the host', (op) => catalogue[op].changes === true);
