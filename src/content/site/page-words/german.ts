import type { PageWords } from '../../../domain/pages/page-words.ts';

/** German, with the reader addressed as Sie. */
export const german: PageWords = {
  skip: 'Zum Inhalt springen',
  home: 'Startseite',
  sections: 'Ressorts',
  authors: 'Autorinnen und Autoren',
  tags: 'Themen',
  index: {
    authors: {
      all: { one: '1 Autorin oder Autor', other: 'Alle {} Autorinnen und Autoren' },
      more: 'Weitere Autorinnen und Autoren',
    },
    tags: { all: { one: '1 Thema', other: 'Alle {} Themen' }, more: 'Weitere Themen' },
  },
  breadcrumb: 'Sie sind hier',
  by: 'Von',
  and: 'und',
  published: 'Veröffentlicht:',
  updated: 'Aktualisiert:',
  correction: 'Korrektur',
  listen: 'Anhören',
  watch: 'Ansehen',
  download: 'Herunterladen',
  attachments: 'Dokumente',
  source: 'Quelle:',
  license: 'Lizenz',
  previous: 'Vorheriger Artikel',
  next: 'Nächster Artikel',
  more: 'Weitere Artikel',
  latest: 'Neueste Artikel',
  empty: 'Hier steht noch kein Artikel. Abonnieren Sie, und der erste kommt zu Ihnen.',
  stories: { one: '1 Artikel', other: '{} Artikel' },
  subscribe: 'Abonnieren',
  subscribeTo: '{} abonnieren',
  whatIsAFeed: 'Was ist ein Feed?',
  aboutFeeds:
    'Ein Feed bringt neue Artikel zu Ihnen. Kopieren Sie eine dieser Adressen in einen Feedreader, eine App oder Website, die die Nachrichten Ihrer Wahl sammelt: ohne Konto, ohne E-Mail-Adresse, ohne Tracking. Alle drei enthalten dieselben Artikel; im Zweifel nehmen Sie RSS.',
  allFeeds: 'Alle unsere Feeds in einer Datei (OPML)',
  branchFeeds: 'Alle Feeds von {} in einer Datei (OPML)',
  addresses: 'Adressen zum Kopieren',
  copy: 'Kopieren',
  copied: 'Kopiert',
  openIn: 'In Ihrem Reader öffnen',
  otherApps: 'NetNewsWire und andere Apps',
  ownReader: 'Auf einem eigenen Server',
  ownReaderAddress: 'Seine Adresse',
  ownReaderExample: 'https://reader.example.com',
  openOwnReader: 'In {} auf {} abonnieren',
  ownReaderNote: 'Ihr Reader bittet Sie um Bestätigung.',
  wrongReader: {
    title: 'Diesen Reader finden wir nicht',
    detail:
      'Seine Adresse sollte wie https://reader.example.com aussehen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
  },
  arrived: 'Sie haben den Feed von {} geöffnet',
  arrivedNote:
    'Feeds sind für Lese-Apps gemacht, deshalb sehen Sie hier die Seite für Menschen. Um diesen Artikeln zu folgen, kopieren Sie die aufgerufene Adresse in Ihre App, oder wählen Sie Ihren Reader.',
  howToSubscribe: 'So abonnieren Sie',
  documents: 'Der Feed selbst:',
  forYourSite: 'Für Ihre eigene Website',
  forYourSiteNote:
    'Setzen Sie diese Zeilen in den Kopf einer Seite, dann finden Browser und Reader den Feed.',
  search: 'Suchen',
  searchFor: 'Suche: {}',
  noResults:
    'Kein Artikel enthält alle diese Wörter. Abonnieren Sie, und der erste, der sie enthält, kommt zu Ihnen.',
  badQuery: 'Diese Suche konnten wir nicht lesen:',
  results: 'Gefundene Artikel',
  older: 'Ältere Artikel',
  newest: 'Neueste Artikel',
  share: 'Teilen',
  shareByMail: 'Per E-Mail',
  copyLink: 'Link kopieren',
  elsewhere: 'auf einer anderen Website',
  decimalMark: ',',
  withdrawn: 'Dieser Artikel wurde zurückgezogen',
  withdrawnOn: 'Zurückgezogen:',
  reason: 'Grund',
  withdrawnNote:
    'Wir haben diesen Artikel zurückgezogen. Sein Text ist bei uns nicht mehr zu lesen, weder in unseren Feeds noch auf dieser Seite.',
  toHome: 'Zu den neuesten Artikeln',
  request: 'Wenn Sie uns deswegen schreiben, nennen Sie bitte die Anfrage',
  errors: {
    400: {
      title: 'Diese Adresse haben wir nicht verstanden',
      detail: 'Ein Teil davon ist dieser Website nicht bekannt.',
    },
    404: {
      title: 'Unter dieser Adresse gibt es nichts',
      detail:
        'Der Artikel ist vielleicht umgezogen oder abgelaufen, oder die Adresse ist falsch geschrieben.',
    },
    503: {
      title: 'Wir sind gleich wieder da',
      detail: 'Die Website kann gerade nicht antworten. Bitte versuchen Sie es in einer Minute noch einmal.',
    },
  },
  error: {
    title: 'Etwas ist schiefgegangen',
    detail: 'Der Fehler liegt bei uns. Bitte versuchen Sie es in einer Minute noch einmal.',
  },
};
