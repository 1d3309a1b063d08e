// Runs in the sandbox beside the page, built as one CommonJS file (scripts/build-electron.mjs).
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { createBridge, type ProcedureNames } from './bridge.ts';

declare const __PROCEDURES__: ProcedureNames;

contextBridge.exposeInMainWorld(
  'eflowDesk',
  createBridge(ipcRenderer, __PROCEDURES__, (file) => webUtils.getPathForFile(file)),
);
