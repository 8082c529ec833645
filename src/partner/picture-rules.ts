import type { PartnerRule } from './profile.ts';

type PictureSeverity = PartnerRule['severity'];

/** Every article has a picture. */
export function imageRequired(severity: PictureSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'image-missing',
    severity,
    clause,
    field: 'image',
    breach: ({ item, article }) =>
      item.picture
        ? undefined
        : article.image
          ? 'its picture may not be in this feed; give it one that may, or leave the article out'
          : 'no picture; give it one, or choose articles by images: required',
  };
}

/** The smaller side of a picture has so many pixels. */
export function imageSize(severity: PictureSeverity, least: number, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'image-size',
    severity,
    clause,
    field: 'image',
    breach: ({ item: { picture } }) => {
      if (!picture) return undefined;
      const { width, height } = picture;
      if (width === undefined || height === undefined)
        return 'the size of its picture is not known; write width: and height:';
      if (Math.min(width, height) >= least) return undefined;
      return `its picture is ${width} × ${height} pixels; the smaller side should have ${least} or more`;
    },
  };
}

/** Pictures are of kinds that it shows. */
export function imageKind(severity: PictureSeverity, kinds: readonly string[], clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'image-kind',
    severity,
    clause,
    field: 'image',
    breach: ({ item: { picture } }) =>
      picture?.type === undefined || kinds.includes(picture.type)
        ? undefined
        : `its picture is ${picture.type}; use ${kinds.join(' or ')}`,
  };
}

/** Who made a picture is said. */
export function imageCredit(severity: PictureSeverity, clause: string): PartnerRule {
  return {
    of: 'article',
    code: 'image-credit',
    severity,
    clause,
    field: 'image',
    breach: ({ item: { picture } }) =>
      picture && !picture.credit ? 'nobody is named for its picture; write credit:' : undefined,
  };
}
