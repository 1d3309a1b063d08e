/** The end of what opens at this place: a string, a comment, or a bracket with all inside it. */
function endOf(text, at) {
  const closers = { '(': ')', '{': '}', '[': ']' };
  const two = text.slice(at, at + 2);
  if (two === '<#') return text.indexOf('#>', at) + 2;
  if (two === "@'" || two === '@"') return text.indexOf(`\n${two[1]}@`, at) + 3;
  const one = text[at];
  if (one === '#') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (one === '`') return at + 2;
  if (one === "'" || one === '"') {
    let end = at + 1;
    while (text[end] !== one || text[end + 1] === one) {
      if (end >= text.length) throw new Error('a string without end');
      end += text[end] === one || (one === '"' && text[end] === '`') ? 2 : 1;
    }
    return end + 1;
  }
  const closer = closers[one];
  if (closer === undefined) return at + 1;
  let end = at + 1;
  while (text[end] !== closer) {
    if (end >= text.length) throw new Error(`${one} without end`);
    end = endOf(text, end);
  }
  return end + 1;
}

/**
 * What a PowerShell function says before its body: attributes and parameters, as they stand in its script.
 * @param {string} text the script
 * @param {string} name the function
 */
export function functionHead(text, name) {
  const start = new RegExp(`^function\\s+${name}\\s*\\{`, 'imu').exec(text);
  if (start === null) throw new Error(`no function ${name}`);
  let at = start.index + start[0].length;
  const begin = at;
  while (at < text.length) {
    if (/^param\s*\(/iu.test(text.slice(at)) && /[\s\]]/u.test(text[at - 1] ?? ' ')) {
      return text.slice(begin, endOf(text, text.indexOf('(', at)));
    }
    if (text[at] === '}') break;
    at = endOf(text, at);
  }
  throw new Error(`${name} has no parameters`);
}
