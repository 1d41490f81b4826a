/** What can be dropped: for the file dialog. */
export const ACCEPTED = '.txt,.md,.markdown,.docx,.pdf';

const LARGEST = 10 * 1024 * 1024;

/** The words of a document: txt, md, docx or pdf, read in the browser. */
export async function readDocument(file: File): Promise<string> {
  if (file.size > LARGEST) throw new Error('This file is larger than 10 MB. Paste the text instead.');
  const ending = /\.([a-z]+)$/.exec(file.name.toLowerCase())?.[1];
  const text = await readAs(ending, file);
  if (!text.trim()) throw new Error('There are no words in this file; perhaps it is a scanned picture. Paste the text instead.');
  return text.trim();
}

async function readAs(ending: string | undefined, file: File): Promise<string> {
  switch (ending) {
    case 'txt':
    case 'md':
    case 'markdown':
      return file.text();
    case 'docx': {
      const { default: mammoth } = await import('mammoth');
      return (await mammoth.extractRawText({ arrayBuffer: await file.arrayBuffer() })).value.replaceAll(/\n{3,}/g, '\n\n');
    }
    case 'pdf':
      return (await import('./readPdf')).readPdf(await file.arrayBuffer());
    default:
      throw new Error('Only txt, md, docx and pdf files can be read. Paste the text instead.');
  }
}
