/** How a failure of eflow.md 19 is recognised by its text. */
export interface FailureRule {
  id: string;
  /** A stable fragment; line numbers, GUIDs and names vary (eflow.md 19). */
  match: RegExp;
  refusedFirst: boolean;
  /** Stands below other failures as their last words: it counts where nothing more special was said. */
  general?: true;
}
