import { createApp } from 'vue';
import App from './App.vue';
import './ixhello.css';

createApp(App).mount('#app');
