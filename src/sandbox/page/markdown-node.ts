// What Discord's markdown says, as plain data: the readers make it, the page draws it, tests compare it.

export type MarkdownNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';
      readonly children: readonly MarkdownNode[];
    }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly MarkdownNode[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly MarkdownNode[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'code-block'; readonly text: string; readonly language: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'timestamp'; readonly seconds: number; readonly style: string }
  | {
      readonly kind: 'mention';
      readonly of: 'user' | 'role' | 'channel' | 'command';
      readonly id: string;
      readonly name?: string;
    }
  | { readonly kind: 'emoji'; readonly name: string };

/** Takes nodes, gives their words without any marks; breaks and blocks become spaces. '' when there are none. */
export function plainText(nodes: readonly MarkdownNode[]): string {
  return nodes.map(wordsOf).join('');
}

function wordsOf(node: MarkdownNode): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'code-block':
      return node.text;
    case 'break':
      return ' ';
    case 'list':
      return node.items.map(plainText).join(' ');
    case 'timestamp':
      return new Date(node.seconds * 1000).toISOString();
    case 'mention':
      return node.name ?? '';
    case 'emoji':
      return `:${node.name}:`;
    default:
      return plainText(node.children);
  }
}
