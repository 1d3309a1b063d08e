import { useEffect, useState } from 'react';
import type { AdviserAnswers } from '../../../contract/adviser.ts';

const key = 'eflow-desk.adviser';

function stored(): AdviserAnswers {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** The answers of a person in this window, kept over a reload. */
export function useAnswers() {
  const [answers, setAnswers] = useState(stored);
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(answers));
    } catch {
      // Storage is switched off: a reload begins anew.
    }
  }, [answers]);
  return [answers, setAnswers] as const;
}

/** The answers with another one to a question; an empty choice takes it back. */
export function withAnswer(answers: AdviserAnswers, question: string, choice: string): AdviserAnswers {
  const others = Object.entries(answers).filter(([id]) => id !== question);
  return Object.fromEntries(choice === '' ? others : [...others, [question, choice]]);
}
