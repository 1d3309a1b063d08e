import { catalogue } from '../../src/main/domain/catalogue.ts';
import { describeConformance } from './both-ways.ts';

describeConformance('in what only looks', (op) => catalogue[op].changes !== true);
