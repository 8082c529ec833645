/** Every word that pages say by themselves, in one language. */
export type Strings = {
  readonly skip: string;
  readonly home: string;
  readonly sections: string;
  readonly authors: string;
  readonly tags: string;
  readonly breadcrumb: string;
  readonly by: string;
  /** The word before the last of several names, which may depend on the name (`e Inés`). */
  readonly and: (name: string) => string;
  readonly published: string;
  readonly updated: string;
  readonly correction: string;
  readonly listen: string;
  readonly watch: string;
  readonly download: string;
  readonly attachments: string;
  readonly source: string;
  readonly license: string;
  readonly previous: string;
  readonly next: string;
  readonly more: string;
  readonly latest: string;
  readonly empty: string;
  readonly stories: (count: number) => string;
  readonly subscribe: string;
  readonly subscribeTo: (title: string) => string;
  readonly whatIsAFeed: string;
  readonly aboutFeeds: string;
  readonly allFeeds: string;
  readonly elsewhere: string;
  readonly decimalMark: string;
  readonly withdrawn: string;
  readonly withdrawnOn: string;
  readonly reason: string;
  readonly withdrawnNote: string;
  readonly toHome: string;
  readonly request: string;
  readonly errors: { readonly [status: number]: ErrorText };
  readonly error: ErrorText;
};

export type ErrorText = { readonly title: string; readonly detail: string };

/** The table for a language (BCP 47): its own, else English. */
export function stringsFor(language: string): Strings {
  return tables.get(language.toLowerCase().split('-')[0] ?? '') ?? english;
}

const english: Strings = {
  skip: 'Skip to the content',
  home: 'Home',
  sections: 'Sections',
  authors: 'Authors',
  tags: 'Topics',
  breadcrumb: 'Breadcrumb',
  by: 'By',
  and: () => 'and',
  published: 'Published:',
  updated: 'Updated:',
  correction: 'Correction',
  listen: 'Listen',
  watch: 'Watch',
  download: 'Download',
  attachments: 'Documents',
  source: 'Source:',
  license: 'License',
  previous: 'Previous story',
  next: 'Next story',
  more: 'More stories',
  latest: 'Latest stories',
  empty: 'No stories here yet. Subscribe, and the first will come to you.',
  stories: (count) => (count === 1 ? '1 story' : `${count} stories`),
  subscribe: 'Subscribe',
  subscribeTo: (title) => `Subscribe to ${title}`,
  whatIsAFeed: 'What is a feed?',
  aboutFeeds:
    'A feed brings new stories to you. Copy one of these addresses into a feed reader, an app or a website that collects the news you choose, and each story shows there soon after we publish it: no account, no e-mail address and no tracking needed. All three carry the same stories; if in doubt, take RSS.',
  allFeeds: 'All our feeds in one file (OPML)',
  elsewhere: 'on another site',
  decimalMark: '.',
  withdrawn: 'This story was withdrawn',
  withdrawnOn: 'Withdrawn:',
  reason: 'Why',
  withdrawnNote:
    'We took this story back. Its text is no longer available from us, in our feeds or on this page.',
  toHome: 'Go to the latest stories',
  request: 'If you write to us about this, please quote request',
  errors: {
    400: {
      title: 'We did not understand that address',
      detail: 'Part of it is not something this site knows.',
    },
    404: {
      title: 'There is nothing at this address',
      detail: 'The story may have moved or expired, or the address may be mistyped.',
    },
    405: { title: 'That is not possible here', detail: 'This address can only be read.' },
    503: {
      title: 'We will be back shortly',
      detail: 'The site cannot answer right now. Please try again in a minute.',
    },
  },
  error: { title: 'Something went wrong', detail: 'The fault is ours. Please try again in a minute.' },
};

const spanish: Strings = {
  skip: 'Saltar al contenido',
  home: 'Portada',
  sections: 'Secciones',
  authors: 'Autores',
  tags: 'Temas',
  breadcrumb: 'Ruta de navegación',
  by: 'Por',
  and: (name) => (/^\s*(?:[ií]|h[ií](?![aeo]))/i.test(name) ? 'e' : 'y'),
  published: 'Publicado:',
  updated: 'Actualizado:',
  correction: 'Corrección',
  listen: 'Escuchar',
  watch: 'Ver',
  download: 'Descargar',
  attachments: 'Documentos',
  source: 'Fuente:',
  license: 'Licencia',
  previous: 'Noticia anterior',
  next: 'Noticia siguiente',
  more: 'Más noticias',
  latest: 'Últimas noticias',
  empty: 'Aquí todavía no hay noticias. Suscríbase y recibirá la primera.',
  stories: (count) => (count === 1 ? '1 noticia' : `${count} noticias`),
  subscribe: 'Suscribirse',
  subscribeTo: (title) => `Suscribirse a ${title}`,
  whatIsAFeed: '¿Qué es un canal de noticias?',
  aboutFeeds:
    'Un canal (o «feed») le lleva las noticias nuevas. Copie una de estas direcciones en un lector de canales, una aplicación o un sitio web que reúne las noticias que usted elige, y cada noticia aparecerá allí poco después de publicarse: sin cuenta, sin correo electrónico y sin rastreo. Las tres contienen las mismas noticias; si duda, elija RSS.',
  allFeeds: 'Todos nuestros canales en un archivo (OPML)',
  elsewhere: 'en otro sitio',
  decimalMark: ',',
  withdrawn: 'Esta noticia fue retirada',
  withdrawnOn: 'Retirada:',
  reason: 'Motivo',
  withdrawnNote:
    'Hemos retirado esta noticia. Su texto ya no está disponible ni en nuestros canales ni en esta página.',
  toHome: 'Ir a las últimas noticias',
  request: 'Si nos escribe sobre este problema, cite la solicitud',
  errors: {
    400: { title: 'No entendemos esa dirección', detail: 'Contiene algo que este sitio no conoce.' },
    404: {
      title: 'No hay nada en esta dirección',
      detail: 'Puede que la noticia se haya movido o haya caducado, o que la dirección esté mal escrita.',
    },
    405: { title: 'Eso no es posible aquí', detail: 'Esta dirección solo se puede leer.' },
    503: {
      title: 'Volvemos enseguida',
      detail: 'El sitio no puede responder en este momento. Inténtelo de nuevo dentro de un minuto.',
    },
  },
  error: { title: 'Algo ha fallado', detail: 'El error es nuestro. Inténtelo de nuevo dentro de un minuto.' },
};

const tables: ReadonlyMap<string, Strings> = new Map([
  ['en', english],
  ['es', spanish],
]);
