// One package each: the collection of all of them would cost every process 30 MB.
import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import type { CSSProperties, ReactNode } from 'react'

type LetterProps = {
  lang: string
  preview: string
  heading: string
  greeting: string
  action?: { label: string; url: string }
  footer: string
  children: ReactNode
}

/** The one layout of every mail: greeting, text, at most one button with its address below, footer. */
export function Letter({ lang, preview, heading, greeting, action, footer, children }: LetterProps) {
  return (
    <Html lang={lang}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={body}>
        <Container style={container}>
          <Heading as="h1" style={title}>
            {heading}
          </Heading>
          <Text style={text}>{greeting}</Text>
          {children}
          {action && (
            <Section style={{ margin: '24px 0' }}>
              <Button href={action.url} style={button}>
                {action.label}
              </Button>
              {/* In plain text the button already ends in its address. */}
              <Text style={small} data-skip-in-text="true">
                {action.url}
              </Text>
            </Section>
          )}
          <Hr style={rule} />
          <Text style={small}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  )
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={text}>{children}</Text>
}

/** A list of short lines; nothing at all when there are none. */
export function Lines({ children }: { children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <ul style={list}>
      {children.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} style={link}>
      {children}
    </a>
  )
}

const fontFamily =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", Helvetica, Arial, sans-serif'
const body: CSSProperties = { backgroundColor: '#f5f4f1', fontFamily, margin: 0, padding: '24px 0' }
const container: CSSProperties = {
  backgroundColor: '#ffffff',
  borderRadius: 8,
  maxWidth: 560,
  padding: '32px 32px 24px',
}
const title: CSSProperties = { color: '#1c2b2d', fontSize: 20, lineHeight: '30px', margin: '0 0 16px' }
const text: CSSProperties = { color: '#2b3436', fontSize: 15, lineHeight: '26px', margin: '0 0 12px' }
const list: CSSProperties = { ...text, paddingLeft: 24 }
const link: CSSProperties = { color: '#0f5c5c' }
const small: CSSProperties = {
  color: '#5d6769',
  fontSize: 12,
  lineHeight: '20px',
  margin: '8px 0 0',
  wordBreak: 'break-all',
}
const button: CSSProperties = {
  backgroundColor: '#0f5c5c',
  borderRadius: 6,
  color: '#ffffff',
  fontSize: 15,
  padding: '12px 20px',
  textDecoration: 'none',
}
const rule: CSSProperties = { borderColor: '#e2e0da', margin: '24px 0 8px' }
