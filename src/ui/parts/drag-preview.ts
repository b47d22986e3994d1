import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import styles from './drag-preview.module.css';

type NativeSetDragImage = Parameters<typeof setCustomNativeDragPreview>[0]['nativeSetDragImage'];

/** Shows a word beside the pointer instead of a picture of the dragged row. */
export function showDragWord(nativeSetDragImage: NativeSetDragImage, word: string): void {
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
    render({ container }) {
      const ghost = document.createElement('div');
      ghost.className = styles.ghost!;
      ghost.textContent = word;
      container.append(ghost);
    },
  });
}
