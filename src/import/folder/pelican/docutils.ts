/**
 * A program of Python that reads a JSON list of texts, and prints for each `{ html, messages }`. Settings of security: docutils, "Deploying Docutils Securely"; raw HTML
 * stays, as Markdown has it too and it is cleaned later. Directives: Pelican's `code-block` with whatever options highlighters know, its role `abbr`, and its plugin for films.
 */
export const DOCUTILS = `
import json, re
from docutils import core, nodes, utils
from docutils.parsers.rst import Directive, directives, roles

class AnyOption(dict):
    def __missing__(self, key): return directives.unchanged
    def __contains__(self, key): return True
    def __bool__(self): return True

class Code(Directive):
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = AnyOption()
    has_content = True
    def run(self):
        text = '\\n'.join(self.content)
        classes = ['code'] + [each for each in self.arguments if re.match(r'^[\\w+#.-]+$', each)]
        return [nodes.literal_block(text, text, classes=classes)]

class Film(Directive):
    required_arguments = 1
    option_spec = AnyOption()
    has_content = True
    def run(self):
        address = FILMS[self.name] + self.arguments[0]
        return [nodes.paragraph('', '', nodes.reference('', address, refuri=address))]

FILMS = {'youtube': 'https://www.youtube.com/watch?v=', 'vimeo': 'https://vimeo.com/'}
for name in ('code-block', 'sourcecode', 'code'): directives.register_directive(name, Code)
for name in FILMS: directives.register_directive(name, Film)

def abbr(role, raw, text, line, inliner, options={}, content=[]):
    parts = re.match(r'^(.*?)\\s*\\((.*)\\)$', utils.unescape(text), re.S)
    return [nodes.Text('%s (%s)' % parts.groups() if parts else utils.unescape(text))], []
roles.register_local_role('abbr', abbr)

messages = []
def note(self, message):
    text = message.astext()
    if message['level'] < 2: return
    directive = re.search(r'(?:Unknown directive type|Error in) "([\\w-]+)"|"([\\w-]+)" directive', text)
    role = re.search(r'Unknown interpreted text role "([\\w-]+)"', text)
    if directive: messages.append('directive %s left out' % (directive.group(1) or directive.group(2)))
    elif role: messages.append('role %s, of which the text stays as it is written' % role.group(1))
    elif message['level'] >= 3: messages.append('reStructuredText with a mistake (%s)' % re.sub(r'\\s+', ' ', text)[:120])
utils.Reporter.notify_observers = note

SETTINGS = {
    'file_insertion_enabled': False, 'raw_enabled': True, '_disable_config': True, 'line_length_limit': 100000,
    'report_level': 5, 'halt_level': 6, 'doctitle_xform': False, 'docinfo_xform': False, 'initial_header_level': 2,
    'syntax_highlight': 'none', 'embed_stylesheet': False, 'smart_quotes': False, 'math_output': 'LaTeX',
}
out = []
for text in json.load(sys.stdin):
    messages = []
    try:
        html = core.publish_parts(text, writer_name='html5', settings_overrides=SETTINGS)['body']
        out.append({'html': html, 'messages': messages})
    except Exception as error:
        out.append(None)
json.dump(out, sys.stdout)
`;
