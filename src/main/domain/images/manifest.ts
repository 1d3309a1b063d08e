import { isAgentImage, type CarriedImages, type Setup } from '../../../contract/setup.ts';

/** Every carried image of a setup by its name, in the order of the files. */
export const carriedNames = (setup: Pick<Setup, 'carriedImages'>): string[] =>
  (setup.carriedImages ?? []).flatMap(({ images }) => Object.keys(images));

/** The carried image of edgeAgent; undefined where a setup carries none. */
export const carriedAgent = (setup: Pick<Setup, 'carriedImages'>): string | undefined =>
  carriedNames(setup).find(isAgentImage);

/** What a module of a deployment manifest has to say about its image. */
export interface ManifestLines {
  /** The image by its name with its tag. */
  image: string;
  /** Members of the module's object, one a line, as JSON without the braces around it. */
  lines: readonly string[];
}

/**
 * For each carried image the lines that its module needs in the deployment manifest. Without them edgeAgent asks the
 * registry for an image that is already there, and the module does not start (field-notes Payload and trust).
 *
 * @assumed field-notes Payload and trust: a module with imagePullPolicy never starts from an image that docker has, and edgeAgent asks no registry for it | verify: load an image with docker load, block the registry, and deploy a module with imagePullPolicy never
 */
export function manifestLines(setup: Pick<Setup, 'carriedImages'>): ManifestLines[] {
  return carriedNames(setup).map((image) => ({
    image,
    lines: ['"imagePullPolicy": "never",', `"settings": { "image": ${JSON.stringify(image)} }`],
  }));
}

/** The lines to paste into a setup document for a file of images, as JSON. */
export const setupLines = (carried: CarriedImages): string =>
  `"carriedImages": ${JSON.stringify([carried], null, 2)}`;
