import { insist, type Prompt, withPrompt } from '../command/prompt.ts';
import { UsageError } from '../command/run.ts';
import { defaults, FLAGS, type Paper, type PaperField, readField, TARGETS } from './paper.ts';

type StatedFields = Partial<Record<PaperField, string>>;

/** What each question says; what Enter stands for follows it. */
const QUESTIONS: Readonly<Record<PaperField, string>> = {
  title: 'Name of the paper',
  url: 'Address where readers will find it, such as https://feeds.example.com',
  timezone: 'Time zone of the newsroom',
  language: 'Language of the articles',
  sections: 'Sections, commas between',
  target: `Where it will run (${TARGETS.join(', ')})`,
};

/** Puts a paper together from what flags say, and asks for the rest; with `brief` only for what has no default. Rejects with a UsageError. */
export function completePaper(typed: StatedFields, brief: boolean): Promise<Paper> {
  const fallback = defaults();
  const isAsked = (field: PaperField) => typed[field] === undefined && !(brief && field in fallback);
  const assemble = async (prompt: Prompt): Promise<Paper> => {
    // What is wrong in a flag is said before anything is asked.
    for (const [field, text] of Object.entries(typed)) if (text) readField(field as PaperField, text);
    const field = async <Field extends PaperField>(
      name: Field,
      otherwise?: Paper[Field],
    ): Promise<Paper[Field]> => {
      const text = typed[name];
      if (text !== undefined) return readField(name, text);
      return otherwise !== undefined && !isAsked(name) ? otherwise : askFor(prompt, name, otherwise);
    };
    return {
      title: await field('title'),
      url: await field('url'),
      timezone: await field('timezone', fallback.timezone),
      language: await field('language', fallback.language),
      sections: await field('sections', fallback.sections),
      target: await field('target', fallback.target),
    };
  };
  const fields = Object.keys(FLAGS) as PaperField[];
  return fields.some(isAsked) ? withPrompt(assemble) : assemble(async () => undefined);
}

/** Asks until the answer can be used. */
async function askFor<Field extends PaperField>(
  prompt: Prompt,
  field: Field,
  otherwise: Paper[Field] | undefined,
): Promise<Paper[Field]> {
  const hint = otherwise === undefined ? '' : ` (Enter: ${[otherwise].flat().join(', ')})`;
  const question = { prompt: `${QUESTIONS[field]}${hint}:` };
  for (;;) {
    const text =
      otherwise === undefined ? await insist(prompt, question, FLAGS[field]) : await prompt(question);
    if (!text && otherwise !== undefined) return otherwise;
    try {
      return readField(field, text ?? '');
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`${error.message}\n`);
    }
  }
}
