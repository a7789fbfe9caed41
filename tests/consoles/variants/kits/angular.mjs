// Angular with its forms, compiled in the page: the build needs no compiler of its own.

import '@angular/compiler';
import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { sections, titleOf } from '../form.mjs';
import { frame, initial, options, tell, watchButton } from '../page.mjs';

const LABEL = '{{ item.label }}{{ item.mark ?? "" }}';

/** One field; what is not here the other kits have. */
const FIELD = `
  @switch (item.kind) {
    @case ('text') {
      <label [attr.for]="item.key">${LABEL}</label>
      <input type="text" [id]="item.key" [ngModel]="values()[item.key]" (ngModelChange)="set(item.key, $event)">
    }
    @case ('toggle') {
      <label><input type="checkbox" [ngModel]="values()[item.key]" (ngModelChange)="set(item.key, $event)"> ${LABEL}</label>
    }
    @case ('choice') {
      @if (item.make === 'select') {
        <label [attr.for]="item.key">${LABEL}</label>
        <select [id]="item.key" [ngModel]="values()[item.key]" (ngModelChange)="set(item.key, $event)">
          <option [ngValue]="null">Select…</option>
          @for (choice of item.choices; track choice.value) { <option [ngValue]="choice.value">{{ choice.text }}</option> }
        </select>
      } @else {
        <div [id]="item.key">${LABEL}</div>
        <div role="radiogroup" [attr.aria-labelledby]="item.key">
          @for (choice of item.choices; track choice.value) {
            <label><input type="radio" [name]="item.key" [value]="choice.value" [ngModel]="values()[item.key]" (ngModelChange)="set(item.key, $event)"> {{ choice.text }}</label>
          }
        </div>
      }
    }
    @case ('list') {
      <div>${LABEL}</div>
      @for (row of values()[item.key]; track $index) {
        <div class="list-row">
          <input type="text" [ngModel]="row" (ngModelChange)="set(item.key, values()[item.key].with($index, $event))">
          <button type="button" aria-label="Remove" (click)="set(item.key, values()[item.key].toSpliced($index, 1))">×</button>
        </div>
      }
      <button type="button" (click)="set(item.key, values()[item.key].concat(''))">+ {{ item.add }}</button>
    }
    @case ('lines') {
      <div>${LABEL}</div>
      @for (line of item.lines; track line) { <div>{{ line }}</div> }
    }
    @case ('shown') {
      <label [attr.for]="item.key">${LABEL}</label> <input type="text" readonly [id]="item.key" [value]="item.value">
    }
  }`;

const TEMPLATE = `
  <h1>{{ title }}</h1> <button type="button" class="save">Save</button>
  @for (section of sections(); track section.heading) {
    <section>
      @if (section.heading) { <h2>{{ section.heading }}</h2> }
      @for (item of section.items; track item.key) { <div class="field">${FIELD}</div> }
    </section>
  }`;

const values = signal(initial());

class Form {
  title = titleOf(options);
  values = values;
  sections = () => sections(options, values());
  set = (key, value) => values.update((before) => ({ ...before, [key]: value }));
}

const root = document.getElementById('tenant-content');
frame(root);
root.innerHTML = '<al-form class="page"></al-form>';
tell(() => values());
const app = Component({ selector: 'al-form', template: TEMPLATE, imports: [FormsModule] })(Form) ?? Form;
bootstrapApplication(app, { providers: [provideZonelessChangeDetection()] }).then(() =>
  watchButton(root.querySelector('.save'), 'save'),
);
