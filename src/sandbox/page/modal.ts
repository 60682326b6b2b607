// A form that Dateline opens: drawn as a dialog, checked, and sent back as Discord sends it.

import type { JsonObject } from '../page-protocol.ts';
import type { Component, Modal } from './discord-objects.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { button, element } from './element.ts';
import { type FormField, makeFormField } from './modal-fields.ts';
import type { Scene } from './scene.ts';

const ACTION_ROW = 1;
const TEXT_DISPLAY = 10;
const LABEL = 18;

interface Line {
  readonly element: HTMLElement;
  readonly read: () => JsonObject;
  /** Shows what is wrong; true when nothing is. */
  readonly check: () => boolean;
}

/**
 * Takes a form, shows it until it is sent or left. `submit` is given the components as Discord sends them and resolves
 * to undefined when they were taken, else to the sentence that the form shows while it stays open.
 */
export function openModal(
  modal: Modal,
  scene: Scene,
  submit: (components: readonly JsonObject[]) => Promise<string | undefined>,
): void {
  const lines = modal.components.flatMap((component) => drawLines(component, scene));
  const failure = element('p', { class: 'form-failure', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'form-send' }, 'Submit');
  const form = element(
    'form',
    { method: 'dialog', novalidate: true },
    element('h2', { id: 'form-title' }, modal.title),
    ...lines.map((line) => line.element),
    failure,
    element(
      'div',
      { class: 'form-ends' },
      button({ class: 'form-cancel' }, 'Cancel', () => dialog.close()),
      send,
    ),
  );
  const dialog = element('dialog', { class: 'form', 'aria-labelledby': 'form-title' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const isRight = lines.map((line) => line.check()).every(Boolean);
    if (!isRight) {
      form.querySelector<HTMLElement>('.is-wrong input, .is-wrong textarea, .is-wrong button')?.focus();
      return;
    }
    send.disabled = true;
    send.classList.add('busy');
    void submit(lines.map((line) => line.read())).then((text) => {
      if (text === undefined) dialog.close();
      failure.textContent = text ?? '';
      send.disabled = false;
      send.classList.remove('busy');
    });
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  form.querySelector<HTMLElement>('input, textarea, .picker-face')?.focus();
}

function drawLines(component: Component, scene: Scene): Line[] {
  if (component.type === TEXT_DISPLAY) {
    const text = drawMarkdown(component.content ?? '', scene);
    return [{ element: text, read: () => ({ type: TEXT_DISPLAY, id: component.id }), check: () => true }];
  }
  if (component.type === LABEL && component.component !== undefined) {
    const { label = '', description } = component;
    return drawField(component.component, { label, description: description ?? undefined }, scene, (field) => ({
      type: LABEL,
      id: component.id,
      component: field,
    }));
  }
  if (component.type !== ACTION_ROW) return [];
  return (component.components ?? []).flatMap((inner) =>
    drawField(inner, { label: inner.label ?? '', description: undefined }, scene, (field) => ({
      type: ACTION_ROW,
      id: component.id,
      components: [field],
    })),
  );
}

function drawField(
  component: Component,
  { label, description }: { readonly label: string; readonly description: string | undefined },
  scene: Scene,
  wrap: (field: JsonObject) => JsonObject,
): Line[] {
  const field: FormField | undefined = makeFormField(component, label, scene.world);
  if (field === undefined) return [];
  const error = element('p', { class: 'form-error', role: 'alert' });
  const star = field.isRequired && element('span', { class: 'form-star', 'aria-label': 'required' }, ' *');
  const name =
    field.labelled === undefined
      ? element('span', { class: 'form-label' }, label, star)
      : element('label', { class: 'form-label', for: field.labelled }, label, star);
  const line = element(
    'div',
    { class: 'form-line' },
    name,
    description !== undefined && element('p', { class: 'form-description' }, description),
    field.element,
    error,
  );
  const check = (): boolean => {
    const wrong = field.check();
    error.textContent = wrong ?? '';
    line.classList.toggle('is-wrong', wrong !== undefined);
    return wrong === undefined;
  };
  return [{ element: line, read: () => wrap(field.read()), check }];
}
