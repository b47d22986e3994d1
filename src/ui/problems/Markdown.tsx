import { type Block, readBlocks, readSpans, type Span } from './markdown.ts';
import styles from './Problems.module.css';

/** One of our own Markdown pages. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      {readBlocks(text).map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page are their places
        <BlockView key={i} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
  }
}

function Inline({ text }: { text: string }) {
  return readSpans(text).map((span, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a line are their places
    <SpanView key={i} span={span} />
  ));
}

const TAGS = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

function SpanView({ span: { kind, text } }: { span: Span }) {
  if (kind === 'text') return text;
  const Tag = TAGS[kind];
  return <Tag>{text}</Tag>;
}
